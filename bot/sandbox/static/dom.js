// Build DOM nodes: text always goes in as text, never as HTML.

const SVG = "http://www.w3.org/2000/svg";

/** Create an element. `properties`: class, text, on (listeners), data (dataset), any attribute. Children may be null. */
export function el(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "class") node.className = value;
    else if (name === "text") node.textContent = value;
    else if (name === "on") for (const [type, listener] of Object.entries(value)) node.addEventListener(type, listener);
    else if (name === "data") Object.assign(node.dataset, value);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

const PATHS = {
  back: "M20 12H4m0 0 7-7m-7 7 7 7",
  more: "M12 5.2v.1M12 12v.1M12 18.8v.1",
  info: "M12 11v6M12 7.4v.1M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18",
  sun: "M12 16.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9M12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.4 1.4M17.6 17.6 19 19M19 5l-1.4 1.4M6.4 17.6 5 19",
  moon: "M20 14.2A8.2 8.2 0 0 1 9.8 4 8.3 8.3 0 1 0 20 14.2",
  send: "M4.5 4.2c-.5-.2-1 .3-.8.8L6 11.2l8 .8-8 .8L3.7 19c-.2.5.3 1 .8.8l16-7.2c.5-.2.5-1 0-1.2z",
  down: "m6 9.5 6 6 6-6",
  reply: "M10 6 4 12l6 6M4.5 12H14a6 6 0 0 1 6 6v.5",
  close: "M6 6l12 12M18 6 6 18",
  slash: "M14.5 6.5l-5 11",
  ticks: "m2 12.5 4 4 8.5-9M10.5 16l.5.5 8.5-9",
  copy: "M9 9h10v11H9zM15 9V5H5v10h4",
  link: "M8 16 16.5 7.5M9.5 7h7.5v7.5",
  file: "M6 3h8l5 5v13H6zM14 3v5h5",
  photo: "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.5 9.5v.1",
  group: "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M2.5 19.5c0-3.5 3-5.5 6.5-5.5s6.5 2 6.5 5.5M16 4.5a3.5 3.5 0 0 1 0 6.5M18 14.5c2 .8 3.5 2.5 3.5 5",
  channel: "M4 10v4l3 .5L8.5 19h2.5l-1-4.200L18 18V6l-8 3.5H4zM21 10.5v3",
  block: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M5.8 5.8l12.400 12.400",
  up: "M12 20V5m0 0-6 6m6-6 6 6",
  plus: "M12 5v14M5 12h14",
};

/** Create a line icon by its name in PATHS. */
export function icon(name, size = 24) {
  const svg = document.createElementNS(SVG, "svg");
  const attributes = { viewBox: "0 0 24 24", width: size, height: size, "aria-hidden": "true", class: `icon icon-${name}` };
  for (const [key, value] of Object.entries(attributes)) svg.setAttribute(key, value);
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}

/** Create a round avatar with initials in the colour `tint` (see tintOf); `small` sits on its corner. */
export function avatar(name, tint, { size = "medium", small = null } = {}) {
  const words = name.trim().split(/\s+/u);
  const initials = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  const letters = initials.map((word) => [...word][0] ?? "").join("").toUpperCase();
  return el(
    "span",
    { class: `avatar avatar-${size} tint-${tint}`, "aria-hidden": "true" },
    el("span", { text: letters }),
    small,
  );
}

/** Read and write small settings of this page; without storage they last as long as the page. */
export const memory = {
  get(key) {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  },
  set(key, value) {
    try {
      localStorage.setItem(key, value);
    } catch {
      // storage may be full or switched off: nothing depends on it
    }
  },
};
