// The base map: an own style over local GeoJSON. No glyphs key, so labels come from the page's own fonts.

const FONT = ["Noto Sans", "Noto Naskh Arabic"];
const BOTH = ["PK", "AF"];

const named = (size, local) => ["format", ["get", "name"], {},
  ["case", ["to-boolean", ["get", "local"]], ["concat", "\n", ["get", "local"]], ""],
  { "font-scale": local, "text-font": ["literal", ["Noto Naskh Arabic"]] }];

const zoomed = (...stops) => ["interpolate", ["linear"], ["zoom"], ...stops];

function label(id, source, theme, size, more) {
  return {
    id, type: "symbol", source, ...more.outer,
    layout: { "text-field": named(size, 0.95), "text-font": FONT, "text-size": size, "text-max-width": 8, ...more.layout },
    paint: { "text-color": theme.muted, "text-halo-color": theme.land, "text-halo-width": 1.4, ...more.paint },
  };
}

function land(theme) {
  return [
    { id: "water", type: "background", paint: { "background-color": theme.water } },
    { id: "countries", type: "fill", source: "countries",
      paint: { "fill-color": ["case", ["in", ["get", "iso"], ["literal", BOTH]], theme.land, theme.neighbour] } },
    { id: "relief", type: "background", paint: { "background-color": "rgba(0,0,0,0)" } },
    { id: "lakes", type: "fill", source: "lakes", paint: { "fill-color": theme.water } },
    { id: "rivers", type: "line", source: "rivers", paint: { "line-color": theme.river, "line-width": zoomed(4, 0.5, 8, 1.4) } },
    { id: "belt", type: "fill", source: "belt", layout: { visibility: "none" },
      paint: { "fill-color": theme.border, "fill-opacity": 0.07 } },
    { id: "districts", type: "line", source: "districts", minzoom: 5.6,
      paint: { "line-color": theme.line, "line-width": zoomed(5.6, 0.3, 9, 0.9), "line-dasharray": [2, 2] } },
    { id: "provinces", type: "line", source: "provinces", paint: { "line-color": theme.line, "line-width": zoomed(4, 0.7, 8, 1.5) } },
    { id: "country-lines", type: "line", source: "countries", paint: { "line-color": theme.muted, "line-width": zoomed(4, 0.8, 8, 1.6) } },
  ];
}

function borderLine(theme) {
  return [
    { id: "border-casing", type: "line", source: "border", layout: { "line-join": "round", "line-cap": "round" },
      paint: { "line-color": theme.land, "line-width": zoomed(4, 4.5, 8, 8), "line-opacity": 0.85 } },
    { id: "border", type: "line", source: "border", layout: { "line-join": "round", "line-cap": "round" },
      paint: { "line-color": theme.border, "line-width": zoomed(4, 2, 8, 3.6) } },
  ];
}

function labels(theme) {
  return [
    label("district-names", "district-points", theme, zoomed(6.5, 9.5, 10, 13),
      { outer: { minzoom: 6.6 }, layout: { "text-padding": 6 }, paint: { "text-opacity": 0.85 } }),
    label("place-names", "places", theme, zoomed(5, 10.5, 10, 14),
      { outer: { minzoom: 4.6, filter: ["<=", ["get", "minzoom"], ["zoom"]] },
        layout: { "text-variable-anchor": ["left", "right", "top", "bottom"], "text-radial-offset": 0.5,
          "text-justify": "auto", "symbol-sort-key": ["get", "minzoom"] }, paint: { "text-color": theme.ink } }),
    { id: "place-dots", type: "circle", source: "places", minzoom: 4.6, filter: ["<=", ["get", "minzoom"], ["zoom"]],
      paint: { "circle-radius": 2, "circle-color": theme.paper, "circle-stroke-color": theme.muted, "circle-stroke-width": 1 } },
    { id: "crossings", type: "symbol", source: "crossings", minzoom: 5.2,
      layout: { "icon-image": "crossing", "icon-allow-overlap": true, "text-field": named(11, 0.95), "text-font": FONT,
        "text-size": zoomed(5, 10, 9, 12.5), "text-variable-anchor": ["left", "right", "bottom"], "text-radial-offset": 0.8, "text-optional": true },
      paint: { "text-color": theme.border, "text-halo-color": theme.land, "text-halo-width": 1.6 } },
    label("province-names", "province-points", theme, zoomed(4.5, 10, 8, 15),
      { outer: { minzoom: 4.4, maxzoom: 8.5 }, layout: { "text-letter-spacing": 0.08 },
        paint: { "text-color": theme.muted, "text-opacity": 0.9 } }),
    label("country-names", "country-points", theme, zoomed(3, 12, 7, 20),
      { outer: { maxzoom: 7 }, layout: { "text-letter-spacing": 0.22, "text-transform": "uppercase" },
        paint: { "text-color": theme.muted, "text-opacity": 0.8 } }),
  ];
}

const EMPTY = { type: "FeatureCollection", features: [] };

/** The whole base style. `urls` maps a layer's name to its GeoJSON address; a layer without one stays empty. */
export function baseStyle(urls, theme) {
  const names = ["countries", "country-points", "provinces", "province-points", "districts", "district-points",
    "border", "belt", "rivers", "lakes", "places", "crossings"];
  const sources = Object.fromEntries(names.map((name) => [name, { type: "geojson", data: urls[name] || EMPTY, tolerance: 0.2 }]));
  return { version: 8, sources, layers: [...land(theme), ...borderLine(theme), ...labels(theme)] };
}

/** Layers an analyst may switch: name in the panel, ids it stands for, and whether it is on at first. */
export const SWITCHES = [
  ["Events", ["points", "clusters", "selected"], true],
  ["Areas of uncertainty", ["radius", "radius-line"], true],
  ["Reported for a whole area", ["areas", "areas-line", "area-counts"], true],
  ["Density", ["cells"], false],
  ["Provinces", ["provinces", "province-names"], true],
  ["Districts", ["districts", "district-names"], true],
  ["Towns", ["place-names", "place-dots"], true],
  ["Crossings", ["crossings"], true],
  ["Rivers and lakes", ["rivers", "lakes"], true],
  ["50 km belt", ["belt"], false],
];
