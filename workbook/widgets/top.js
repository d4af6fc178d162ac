// After Run All, JupyterLab follows the last cell to the end of the page; forms are filled in from the top.
// Until the reader moves, or the cells are done, the page is held where it is.

const GRACE = 3_000; // ms in which a scroll is taken for the reader's own, after a key, the wheel or a press
const LONGEST = 120_000; // ms

let release = () => {};

function hold() {
  release();
  // One cell run alone leaves the cell after it active; only Run All goes to the last.
  const scroller = [...document.querySelectorAll(".jp-Notebook")]
    .find((each) => each.offsetParent && [...each.querySelectorAll(".jp-Cell")].at(-1)?.matches(".jp-mod-active"))
    ?.querySelector(".jp-WindowedPanel-outer");
  if (!scroller) return;

  const over = new AbortController();
  let place = 0;
  let moved = -Infinity;
  release = () => over.abort();

  function move(event) {
    if (event.type === "pointerdown" && event.target === scroller) release(); // its scroll bar: no end is told
    moved = performance.now();
  }

  function keep() {
    if (performance.now() - moved < GRACE) place = scroller.scrollTop;
    else if (scroller.scrollTop !== place) scroller.scrollTop = place;
  }

  for (const kind of ["wheel", "touchmove", "keydown", "pointerdown"]) {
    document.addEventListener(kind, move, { capture: true, passive: true, signal: over.signal });
  }
  scroller.addEventListener("scroll", keep, { signal: over.signal });
  setTimeout(release, LONGEST);
  keep();
}

export default { initialize: hold };
