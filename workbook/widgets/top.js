// After Run All, JupyterLab follows the last cell to the end of the page; forms are filled in from the top.
// While the cells run, the page is held where the reader has it. Only that one scroll is undone: to the last cell,
// and not of the reader's own doing.

const OWN = 3_000; // ms after a key, the wheel or a press in which a scroll is the reader's own
const REST = 1_000; // ms without work after which the cells are done
const LONGEST = 120_000; // ms

let release = () => {};

const lastCell = (notebook) => [...notebook.querySelectorAll(".jp-Cell")].at(-1);

function hold() {
  release();
  // One cell run alone leaves the cell after it active; only Run All goes to the last.
  const notebook = [...document.querySelectorAll(".jp-Notebook")].find(
    (each) => each.offsetParent && lastCell(each)?.matches(".jp-mod-active"),
  );
  const scroller = notebook?.querySelector(".jp-WindowedPanel-outer");
  if (!scroller) return;

  const over = new AbortController();
  const indicator = notebook.closest(".jp-NotebookPanel")?.querySelector(".jp-Notebook-ExecutionIndicator");
  const began = performance.now();
  let place = 0;
  let moved = -Infinity;
  let worked = began;

  const clock = setInterval(() => {
    const now = performance.now();
    if (indicator?.dataset.status !== "idle") worked = now;
    if (now - worked > REST || now - began > (indicator ? LONGEST : OWN)) release();
  }, 100);

  release = () => {
    over.abort();
    clearInterval(clock);
  };

  function move(event) {
    if (event.type === "pointerdown" && event.target === scroller) release(); // its scroll bar: no end is told
    moved = performance.now();
  }

  function keep() {
    const isShown = lastCell(notebook).getBoundingClientRect().top < scroller.getBoundingClientRect().bottom;
    if (isShown && performance.now() - moved > OWN) scroller.scrollTop = place;
    else place = scroller.scrollTop;
  }

  for (const kind of ["wheel", "touchmove", "keydown", "pointerdown"]) {
    document.addEventListener(kind, move, { capture: true, passive: true, signal: over.signal });
  }
  scroller.addEventListener("scroll", keep, { signal: over.signal });
  keep();
}

export default { initialize: hold };
