// Marks drawn on small canvases: a shape for each event type (so that colour is never alone), donuts for clusters.

const SCALE = 2;

function canvas(size) {
  const node = document.createElement("canvas");
  node.width = node.height = size * SCALE;
  const pen = node.getContext("2d");
  pen.scale(SCALE, SCALE);
  pen.translate(size / 2, size / 2);
  return [node, pen];
}

const image = (node, pen) => pen.getImageData(0, 0, node.width, node.height);

const polygon = (points) => (pen) => {
  pen.beginPath();
  points.forEach(([x, y], i) => (i ? pen.lineTo(x, y) : pen.moveTo(x, y)));
  pen.closePath();
};

const around = (n, r, inner, turn = -Math.PI / 2) => Array.from({ length: inner ? 2 * n : n }, (_, i) => {
  const radius = inner && i % 2 ? inner : r;
  const angle = turn + (i * Math.PI * 2) / (inner ? 2 * n : n);
  return [radius * Math.cos(angle), radius * Math.sin(angle)];
});

const SHAPES = {
  circle: (pen) => { pen.beginPath(); pen.arc(0, 0, 6, 0, 7); },
  diamond: polygon(around(4, 7.6)),
  star: polygon(around(8, 8, 4.9)),
  "triangle-up": polygon(around(3, 7.8)),
  square: polygon([[-5.6, -5.6], [5.6, -5.6], [5.6, 5.6], [-5.6, 5.6]]),
  cross: polygon([[-2.4, -7], [2.4, -7], [2.4, -2.4], [7, -2.4], [7, 2.4], [2.4, 2.4], [2.4, 7], [-2.4, 7], [-2.4, 2.4], [-7, 2.4], [-7, -2.4], [-2.4, -2.4]]),
};

function mark(symbol, colour, theme) {
  const [node, pen] = canvas(22);
  (SHAPES[symbol] || SHAPES.circle)(pen);
  pen.lineJoin = "round";
  pen.lineWidth = 3; pen.strokeStyle = theme.paper; pen.stroke();
  pen.fillStyle = colour; pen.fill();
  pen.lineWidth = 0.9; pen.strokeStyle = theme.ink; pen.stroke();
  return image(node, pen);
}

function crossing(theme) {
  const [node, pen] = canvas(14);
  pen.fillStyle = theme.land; pen.strokeStyle = theme.border; pen.lineWidth = 2;
  pen.beginPath(); pen.rect(-4, -4, 8, 8); pen.fill(); pen.stroke();
  pen.beginPath(); pen.moveTo(-4, 0); pen.lineTo(4, 0); pen.stroke();
  return image(node, pen);
}

function donut(counts, colours, theme) {
  const total = counts.reduce((a, b) => a + b, 0);
  const r = Math.min(13 + 2.6 * Math.log2(total), 34);
  const [node, pen] = canvas(2 * r + 6);
  let angle = -Math.PI / 2;
  counts.forEach((count, i) => {
    if (!count) return;
    const next = angle + (2 * Math.PI * count) / total;
    pen.beginPath(); pen.moveTo(0, 0); pen.arc(0, 0, r, angle, next); pen.closePath();
    pen.fillStyle = colours[i]; pen.fill();
    angle = next;
  });
  pen.beginPath(); pen.arc(0, 0, r * 0.7, 0, 7); pen.fillStyle = theme.paper; pen.fill();
  pen.beginPath(); pen.arc(0, 0, r + 0.8, 0, 7); pen.lineWidth = 1.2; pen.strokeStyle = theme.ink; pen.stroke();
  pen.fillStyle = theme.ink; pen.textAlign = "center"; pen.textBaseline = "middle";
  pen.font = `650 ${Math.max(11, r * 0.62)}px 'Noto Sans', sans-serif`;
  pen.fillText(total > 9999 ? `${Math.round(total / 1000)}k` : String(total), 0, 0.5);
  return image(node, pen);
}

/** Put every mark of the legend into the map's style; donuts are drawn when a cluster first needs one. */
export function addMarks(map, legend, theme) {
  const put = (name, data) => (map.hasImage(name) ? map.removeImage(name) : null, map.addImage(name, data, { pixelRatio: SCALE }));
  legend.forEach((item, i) => put(`mark-${i}`, mark(item.symbol, item.colour, theme)));
  put("crossing", crossing(theme));
  const colours = legend.map((item) => item.colour);
  map.listImages().filter((name) => name.startsWith("donut|")).forEach((name) => map.removeImage(name));
  if (map.donutDrawer) map.off("styleimagemissing", map.donutDrawer);
  map.donutDrawer = ({ id }) => {
    if (id.startsWith("donut|") && !map.hasImage(id)) map.addImage(id, donut(id.split("|").slice(1).map(Number), colours, theme), { pixelRatio: SCALE });
  };
  map.on("styleimagemissing", map.donutDrawer);
}

/** The same mark as a small picture for the legend. */
export function markPicture(item, theme) {
  const node = document.createElement("canvas");
  const data = mark(item.symbol, item.colour, theme);
  node.width = data.width; node.height = data.height;
  node.getContext("2d").putImageData(data, 0, 0);
  node.className = "bm-mark";
  return node;
}
