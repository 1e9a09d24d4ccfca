// What Streamlit's page leaves undone for the whole desk, on every page:
// - Streamlit changes its colours in the browser, telling nobody: this asks for the page anew when light turns to dark.
// - On a phone the bar with pages and filters stays over the page that was chosen in it: this closes it, as Escape does.
// - One act of the analyst is one step of the back button. Streamlit pushes a step for the page and one more for its
//   filters, and a page that was asked for before the analyst went back once more pushed itself when it came at last:
//   on a busy machine, going back twice quickly led nowhere.
// - A server that was started anew does not know the buttons of pages that stand open, and the first acts on one were lost:
//   this asks for the page when the line is mended.
// - A newer desk is taken up when it is read, but not under the analyst's hands: an open list or dialog would close.
// - By keyboard the page lies behind the whole bar: the first stop of the Tab key is a way past it.

let drawn = null, asked = null, cut = false, taken = null;
const OPEN = '[role="listbox"], [role="dialog"], [data-testid="stPopoverBody"], [data-baseweb="calendar"]';
if (!document.querySelector(".sl-skip")) {
  const past = document.createElement("a");
  Object.assign(past, { href: "#page", className: "sl-skip", textContent: "Skip to the page" });
  past.style.cssText = "position: fixed; top: -5rem;"; // out of sight even while a page's own rules are on their way
  past.addEventListener("click", (event) => {
    event.preventDefault();
    const page = document.querySelector('[data-testid="stMain"]');
    page.tabIndex = -1;
    page.focus();
  });
  document.body.prepend(past);
}
const fold = () => {
  const bar = document.querySelector('[data-testid="stSidebar"][data-collapsed="false"]');
  if (innerWidth < 768) bar?.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click();
};
document.addEventListener("click", (event) => {
  if (event.target.closest?.('[data-testid="stSidebarNavLink"]')) fold();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !document.querySelector(OPEN)) fold();
}, true); // before a list that stands open hears of it and is gone
const app = () => document.querySelector('[data-testid="stApp"]');
const paper = () => {
  const [red, green, blue] = (getComputedStyle(app()).backgroundColor.match(/\d+/g) || [255, 255, 255]).map(Number);
  return red + green + blue < 384 ? "dark" : "light";
};
// One clock for every drawing of this: two that stood side by side, one left over from before with the other mode,
// asked in turns for ever, and a page chosen meanwhile was lost among the runs.
setInterval(() => {
  const stands = app()?.dataset.testConnectionState === "CONNECTED";
  if (cut && stands) drawn?.tell("mode", drawn.mode);
  cut = !stands;
  const newer = document.querySelector(".st-key-newer_desk_read");
  if (!newer) taken = null;
  else if (drawn && stands && newer !== taken && !document.querySelector(OPEN)) {
    taken = newer;
    drawn.tell("mode", drawn.mode);
  }
  const mode = drawn && paper();
  if (!drawn || mode === drawn.mode) asked = null;
  else if (mode !== asked) drawn.tell("mode", asked = mode);
}, 500);
if (!history.pushState.once) {
  const push = history.pushState.bind(history);
  let acted = false;
  for (const act of ["pointerdown", "keydown"]) addEventListener(act, () => { acted = true; }, true);
  addEventListener("popstate", () => { acted = false; }, true);
  history.pushState = (...entry) => {
    if (acted) push(...entry);
    else history.replaceState(...entry);
    acted = false;
  };
  history.pushState.once = true;
}

export default function ({ data, setTriggerValue }) {
  drawn = { mode: data.mode, tell: setTriggerValue };
}
