(() => {
  "use strict";
  const exported = document.body.dataset.export;
  const key = `second-round-comments-${exported}`;
  const plain = (text) => text.replace(/\s+/g, " ").trim();
  const short = (text) => { const line = plain(text); return line.length > 50 ? `${line.slice(0, 50)}…` : line; };
  // A longer one would be refused when it comes back; see comments.schema.json.
  const texts = [...document.querySelectorAll("[data-ref]")].filter((text) => text.textContent.length <= 20000);
  const [how, save] = document.querySelectorAll("aside.live");
  const status = save.querySelector("[role=status]");
  const [by, saved] = save.querySelectorAll("input");
  let notes = { copy: [...crypto.getRandomValues(new Uint8Array(16))].map((n) => n.toString(16).padStart(2, "0")).join(""), by: "", comments: {} };
  let isStored = true, isSaved = true, open = null;

  // The page's own storage; some browsers give none to a page that is a file.
  const read = () => {
    try { notes = JSON.parse(localStorage.getItem(key)) || notes; } catch { isStored = false; }
  };
  const write = (change) => {
    read();  // the same page may be open twice
    change(notes);
    try { localStorage.setItem(key, JSON.stringify(notes)); } catch { isStored = false; }
    isSaved = false;
    tell();
  };
  const tell = (saved) => {
    const count = Object.keys(notes.comments).length;
    const many = `${count} ${count === 1 ? "comment" : "comments"}`;
    const kept = isStored
      ? "kept in this browser as you type; save them to a file to send them back"
      : "this browser keeps nothing: save them to a file before you close the page";
    status.textContent = count === 0 ? "No comment yet." : saved ? `${many} saved to ${saved}. Send that file back.` : `${many}, ${kept}.`;
  };

  const label = (ask, text) => {
    const has = ask.dataset.ref in notes.comments;
    ask.toggleAttribute("data-has", has);
    ask.replaceChildren(...[has ? "Change your comment" : "Comment", ` on “${short(text.textContent)}”`].map((words, part) => {
      const span = document.createElement("span");
      span.textContent = words;
      span.className = part ? "unseen" : "";
      return span;
    }));
  };
  const close = (focus) => {
    if (!open) return;
    open.panel.remove();
    open.ask.setAttribute("aria-expanded", "false");
    for (const [ask, text] of asks) label(ask, text);
    if (focus) open.ask.focus();
    open = null;
  };
  const begin = (ask, text) => {
    const again = open && open.ask === ask;
    close(again);
    if (again) return;
    const panel = document.querySelector("template").content.firstElementChild.cloneNode(true);
    const [comment, words] = panel.querySelectorAll("textarea");
    const [done, remove] = panel.querySelectorAll("button");
    const said = notes.comments[ask.dataset.ref];
    panel.setAttribute("aria-label", ask.textContent);
    comment.value = said ? said.comment : "";
    words.value = (said && said.suggestion) || text.textContent;
    words.rows = Math.min(14, Math.ceil(text.textContent.length / 75) + 1);
    const note = () => write((notes) => {
      const isChanged = plain(words.value) !== "" && plain(words.value) !== plain(text.textContent);
      if (!comment.value.trim() && !isChanged) { delete notes.comments[ask.dataset.ref]; return; }
      notes.comments[ask.dataset.ref] = {
        text: text.textContent, comment: comment.value, suggestion: isChanged ? words.value : "", written_at: new Date().toISOString(),
      };
    });
    panel.addEventListener("input", note);
    panel.addEventListener("keydown", (event) => { if (event.key === "Escape") { event.stopPropagation(); close(true); } });
    done.addEventListener("click", () => close(true));
    remove.addEventListener("click", () => { comment.value = ""; words.value = text.textContent; note(); close(true); });
    ask.after(panel);
    ask.setAttribute("aria-expanded", "true");
    open = { ask, panel };
    comment.focus();
  };

  const asks = texts.map((text) => {
    const ask = document.createElement("button");
    ask.type = "button";
    ask.className = "ask";
    ask.dataset.ref = text.dataset.ref;
    ask.setAttribute("aria-expanded", "false");
    ask.addEventListener("click", () => begin(ask, text));
    text.after(ask);
    return [ask, text];
  });

  by.addEventListener("input", () => write((notes) => { notes.by = by.value; }));
  save.querySelector("button").addEventListener("click", () => {
    read();
    const comments = Object.entries(notes.comments).map(([place, said]) => {
      const at = place.lastIndexOf("#");
      return { ref: place.slice(0, at), field: place.slice(at + 1), ...said };
    });
    if (!comments.length) { tell(); return; }
    const file = { format: "second-round-comments", version: 1, export: exported, copy: notes.copy, by: notes.by.trim(), comments };
    const link = document.createElement("a");
    link.download = `comments-${exported.slice(0, 8)}.json`;
    link.href = URL.createObjectURL(new Blob([JSON.stringify(file, null, 1)], { type: "application/json" }));
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    isSaved = true;
    tell(link.download);
  });
  // Another browser, or one that kept nothing: what was saved comes back, and what is here already stays.
  saved.addEventListener("change", async () => {
    let file = {};
    try { file = JSON.parse(await saved.files[0].text()); } catch { /* said below */ }
    if (!file || file.export !== exported || !Array.isArray(file.comments)) {
      status.textContent = "That file has no comments on this page, so nothing was changed.";
      return;
    }
    write((notes) => {
      notes.copy = String(file.copy);
      notes.by ||= String(file.by);
      for (const { ref, field, text, comment, suggestion, written_at } of file.comments) {
        notes.comments[`${ref}#${field}`] ||= { text, comment, suggestion, written_at };
      }
    });
    by.value = notes.by;
    close();
    for (const [ask, text] of asks) label(ask, text);
  });
  addEventListener("beforeunload", (event) => { if (!isStored && !isSaved) event.preventDefault(); });
  addEventListener("storage", (event) => { if (event.key === key && !open) { read(); for (const [ask, text] of asks) label(ask, text); tell(); } });

  // What scrolls sideways must be reachable by keyboard.
  const reach = () => {
    for (const box of document.querySelectorAll(".output, .output > div, .output div[style*='overflow-x'], .output figure")) {
      if (box.scrollWidth > box.clientWidth + 1) box.tabIndex = 0; else box.removeAttribute("tabindex");
    }
  };
  addEventListener("resize", reach);
  reach();

  const folds = [];
  addEventListener("beforeprint", () => {
    for (const fold of document.querySelectorAll("details:not([open])")) { fold.open = true; folds.push(fold); }
  });
  addEventListener("afterprint", () => { while (folds.length) folds.pop().open = false; });

  if (texts.length) {
    read();
    by.value = notes.by;
    how.hidden = save.hidden = false;
    for (const [ask, text] of asks) label(ask, text);
    tell();
  }
})();
