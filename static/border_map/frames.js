// One drawing for a change of rows: while the new rows are being cut into tiles, the picture stays as it was.

const LONGEST = 500; // ms: a change that takes longer is drawn as far as it has come

/** Give a map the patience to draw what is whole, not each tile as it comes; returns what begins a wait. Moving ends it. */
export function patience(map) {
  const painter = map.painter, draw = painter.render;
  let until = 0, asked = null;
  const drawn = (given) => { until = 0; asked = null; draw.apply(painter, given); };
  painter.render = (...given) => {
    if (performance.now() < until && !map.isMoving()) asked = given;
    else drawn(given);
  };
  map.on("idle", () => { if (asked) drawn(asked); });
  return () => {
    if (until) return;
    until = performance.now() + LONGEST;
    setTimeout(() => { if (until) map.triggerRepaint(); }, LONGEST);
  };
}
