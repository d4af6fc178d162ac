// A clock that counts in the browser: the kernel hears of it only when it starts and when it stops.
// What it says is read out on asking (role=timer), never second by second; reaching the plan is said once.

const KEY = "F8"; // types no letter, and neither JupyterLab nor browsers use it

const shown = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

function render({ model, el }) {
  el.classList.add("wb-clock");
  const button = document.createElement("button");
  const time = document.createElement("span");
  const said = document.createElement("span");
  button.type = "button";
  time.setAttribute("role", "timer");
  time.setAttribute("aria-live", "off");
  said.setAttribute("role", "status");
  said.className = "wb-clock-said";
  el.append(button, time, said);

  let ticking = null;
  let began = 0;
  let isSaid = false;

  function counted() {
    const before = model.get("seconds") ?? 0;
    return ticking === null ? before : before + Math.floor((performance.now() - began) / 1000);
  }

  function show() {
    const seconds = counted();
    const planned = model.get("planned");
    const over = seconds - planned;
    time.textContent = `${shown(seconds)} of ${shown(planned)} planned` + (over > 0 ? `, ${shown(over)} over` : "");
    if (ticking !== null && over >= 0 && !isSaid) {
      isSaid = true;
      said.textContent = "The planned time is over.";
    }
  }

  function follow() {
    const isRunning = model.get("is_running");
    if (isRunning && ticking === null) {
      began = performance.now();
      isSaid = false;
      said.textContent = "The clock runs.";
      ticking = setInterval(show, 250);
    } else if (!isRunning && ticking !== null) {
      clearInterval(ticking);
      ticking = null;
      said.textContent = "The clock is stopped.";
    }
    const begin = model.get("seconds") ? "Go on with the clock" : "Start the clock";
    button.textContent = `${isRunning ? "Stop the clock" : begin} (${KEY})`;
    show();
  }

  function press() {
    model.set("is_running", !model.get("is_running"));
    model.save_changes();
  }

  function key(event) {
    const form = el.closest(".wb-form"); // looked up late: rendering comes before the page has the form
    if (event.key === KEY && !event.repeat && form?.contains(event.target)) {
      event.preventDefault();
      press();
    }
  }

  document.addEventListener("keydown", key, true); // before a text box, which keeps its keys to itself
  button.addEventListener("click", press);
  model.on("change:is_running", follow);
  model.on("change:seconds change:planned", follow);
  model.on("msg:custom", (message) => message.focus && button.focus());
  follow();

  return () => {
    clearInterval(ticking);
    document.removeEventListener("keydown", key, true);
  };
}

export default { render };
