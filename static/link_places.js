// The network of group links remembers where the analyst dragged its actors, and how near it was looked at. Streamlit
// draws the chart anew, from its own places, whenever what it shows changes; this puts the dragged ones back before it is
// drawn. Kept in the browser for as long as the actors' own places (`layout`) stay the same.

const KEPT = "sourceline_link_places";
let held = null;
const followed = new WeakMap();

/** The chart of a node: Streamlit keeps it in the state of the component that drew the node. */
function chartOf(node) {
  const key = Object.keys(node).find((name) => name.startsWith("__reactFiber$"));
  for (let fiber = node[key]; fiber; fiber = fiber.return) {
    for (let hook = fiber.memoizedState; hook && typeof hook === "object" && "next" in hook; hook = hook.next) {
      const state = hook.memoizedState;
      if (state && typeof state.setOption === "function" && typeof state.getZr === "function") return state;
    }
  }
  return null;
}

function read(layout) {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT) || "{}");
    return kept.layout === layout && kept.places ? kept.places : {};
  } catch {
    return {};
  }
}

function write() {
  try {
    localStorage.setItem(KEPT, JSON.stringify({ layout: held.layout, places: held.places }));
  } catch { /* a browser that keeps nothing: the places hold while the page does */ }
}

const NARROW = 640;
const turned = ([x, y]) => (held.narrow ? [y, x] : [x, y]);

/** On a phone: upright instead of lying, smaller marks, and the names that have room. */
function fitted(graph) {
  if (!held.narrow) return graph;
  const data = graph.data.map(({ label, emphasis, ...node }) => ({ ...node, symbolSize: node.symbolSize * 0.6 }));
  return { ...graph, data, label: { ...graph.label, fontSize: 10 }, labelLayout: { hideOverlap: true }, left: "12%", right: "12%" };
}

const series = (chart) => chart.getModel()?.getSeriesByIndex(0);
const corners = (nodes) => JSON.stringify(nodes.slice(-2).map(({ x, y }) => [x, y]));

/** An option with the dragged actors where they were dragged, and (in the same frame) the zoom as it is. */
function moved(chart, option) {
  const [graph] = option.series || [];
  if (!graph || graph.type !== "graph") return option;
  held.narrow = chart.getWidth() < NARROW;
  const frame = corners(graph.data), now = series(chart);
  const seen = now && frame === held.frame ? { zoom: now.get("zoom"), center: now.get("center") } : {};
  held.frame = frame;
  held.drawn = new Map(graph.data.map(({ id, x, y }) => [id, [x, y]]));
  const data = graph.data.map((node) => {
    const [x, y] = turned(held.places[node.id] || [node.x, node.y]);
    return { ...node, x, y };
  });
  followed.get(chart).option = option;
  return { ...option, series: [fitted({ ...graph, ...seen, data }), ...option.series.slice(1)] };
}

/** Note where everybody stands after a drag. */
function noted(chart) {
  const data = series(chart).getData();
  for (let i = 0; i < data.count(); i += 1) {
    const id = data.getId(i), own = held.drawn.get(id), layout = data.getItemLayout(i), at = layout && turned(layout);
    if (own && at && Math.hypot(at[0] - own[0], at[1] - own[1]) > 1e-3) held.places[id] = [at[0], at[1]].map((n) => +n.toFixed(3));
  }
  write();
  told();
}

function told() {
  const many = Object.keys(held.places).length;
  held.back.hidden = many === 0;
  const said = JSON.stringify(held.places);
  if (said === held.said) return;
  held.said = said;
  held.tell("moved", { ...held.places });
}

/** From now on the chart is drawn with everybody where they belong. */
function follow(chart) {
  const own = followed.get(chart) || { draw: chart.setOption.bind(chart), option: chart.getOption() };
  followed.set(chart, own);
  Object.assign(held, { chart, draw: own.draw, frame: null });
  chart.setOption = (next, ...rest) => own.draw(moved(chart, next), ...rest);
  if (own.option?.series?.length) chart.setOption(own.option, { notMerge: true });
  chart.getZr().off("dragend", own.drag);
  own.drag = () => setTimeout(() => noted(chart), 0);
  chart.getZr().on("dragend", own.drag);
}

function whole() {
  held.draw?.({ series: [{ zoom: 1, center: null }] });
}

function everybodyBack() {
  held.places = {};
  write();
  if (held.chart) held.chart.setOption(followed.get(held.chart).option, { notMerge: true });
  told();
}

/** Find the chart, now and after each time that it is made anew. */
export function remember({ data, parentElement, setStateValue }) {
  const [all, back] = parentElement.querySelectorAll("button");
  if (held?.layout !== data.layout) held = { layout: data.layout, places: read(data.layout), said: JSON.stringify(data.moved) };
  Object.assign(held, { tell: setStateValue, back });
  all.onclick = whole;
  back.onclick = everybodyBack;
  const look = () => {
    const node = document.querySelector(".st-key-link_network .stEChartsChart");
    const chart = node && chartOf(node);
    if (chart && chart !== held.chart && !chart.isDisposed()) follow(chart);
  };
  look();
  told();
  const timer = setInterval(look, 200);
  return () => clearInterval(timer);
}
