// Turn a text and its entities (offsets in UTF-16 units, as in JavaScript's strings) into DOM nodes.

import { el, icon } from "./dom.js";

const LINKED = /^(https?:|mailto:)/i;
const SIMPLE = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code" };
const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);
const COLLAPSED_LINES = 3;

/** Return a fragment of `text` with its entities. `onCommand(command)` is called when a bot command is pressed. */
export function rich(text, entities = [], onCommand = () => {}) {
  const sorted = entities
    .map((entity) => ({ entity, start: entity.offset, end: Math.min(entity.offset + entity.length, text.length) }))
    .filter((span) => span.start >= 0 && span.end > span.start)
    .sort((a, b) => a.start - b.start || b.end - a.end || rank(a) - rank(b));
  const fragment = document.createDocumentFragment();
  fragment.append(...build(text, 0, text.length, sorted, onCommand));
  return fragment;
}

/** Return the text on one line, for previews; spoilers stay hidden. */
export function plainLine(message) {
  let text = message.text ?? message.caption ?? "";
  for (const { type, offset, length } of message.entities ?? message.caption_entities ?? []) {
    if (type === "spoiler") text = text.slice(0, offset) + "▒".repeat(length) + text.slice(offset + length);
  }
  const kind = message.photo ? "🖼 Photo" : message.document ? `📎 ${message.document.file_name ?? "File"}` : "";
  const service = serviceText(message);
  return service ?? [kind, text.replace(/\s+/g, " ").trim()].filter(Boolean).join(" · ");
}

/** Return what a service message says, or null for an ordinary one. */
export function serviceText(message) {
  if (message.migrate_to_chat_id) return "This group was upgraded to a supergroup";
  if (message.migrate_from_chat_id) return "This supergroup was made from a group";
  return null;
}

// Of two entities over the same text, blocks stand outside.
function rank(span) {
  return BLOCKS.has(span.entity.type) ? 0 : 1;
}

function build(text, start, end, spans, onCommand) {
  const nodes = [];
  const waiting = [...spans];
  let at = start;
  let afterBlock = false;
  const plain = (to) => {
    let piece = text.slice(at, to);
    // A block ends its own line: the line break behind it is not shown twice.
    if (afterBlock && piece.startsWith("\n")) piece = piece.slice(1);
    if (piece) nodes.push(document.createTextNode(piece));
    if (to > at) afterBlock = false;
    at = to;
  };
  while (waiting.length) {
    const span = waiting.shift();
    if (span.start >= end) break;
    plain(Math.max(span.start, at));
    const stop = Math.min(span.end, end);
    if (stop <= at) continue;
    const inside = [];
    const outside = [];
    for (const other of waiting) {
      if (other.start >= stop) outside.push(other);
      else {
        inside.push({ ...other, end: Math.min(other.end, stop) });
        // One that crosses the end goes on behind it.
        if (other.end > stop) outside.push({ ...other, start: stop });
      }
    }
    waiting.splice(0, waiting.length, ...outside.sort((a, b) => a.start - b.start || b.end - a.end));
    const content = text.slice(at, stop);
    nodes.push(element(span.entity, content, build(text, at, stop, inside, onCommand), onCommand));
    at = stop;
    afterBlock = BLOCKS.has(span.entity.type);
  }
  plain(end);
  return nodes;
}

function element(entity, content, children, onCommand) {
  const { type } = entity;
  if (SIMPLE[type]) return el(SIMPLE[type], {}, children);
  switch (type) {
    case "pre":
      return pre(entity.language, content, children);
    case "text_link":
      return anchor(entity.url, children);
    case "url":
      return anchor(/^[a-z][a-z+.-]*:/i.test(content) ? content : `https://${content}`, children);
    case "email":
      return anchor(`mailto:${content}`, children);
    case "spoiler":
      return spoiler(children);
    case "blockquote":
      return el("blockquote", {}, children);
    case "expandable_blockquote":
      return expandable(children);
    case "bot_command":
      return el(
        "button",
        { type: "button", class: "linklike", title: `Send ${content}`, on: { click: () => onCommand(content) } },
        children,
      );
    case "date_time":
      return time(entity.unix_time, children);
    case "mention":
    case "text_mention":
    case "hashtag":
    case "cashtag":
    case "phone_number":
      return el("span", { class: "accent" }, children);
    default:
      return el("span", {}, children); // custom_emoji: its own character stands in; others are newer than this page
  }
}

function anchor(url, children) {
  if (!LINKED.test(url ?? "")) return el("span", { class: "accent", title: url }, children);
  return el("a", { href: url, target: "_blank", rel: "noopener noreferrer", title: url }, children);
}

function pre(language, content, children) {
  const copy = el(
    "button",
    {
      type: "button",
      class: "pre-copy",
      "aria-label": "Copy code",
      title: "Copy code",
      on: { click: () => navigator.clipboard?.writeText(content) },
    },
    icon("copy", 16),
  );
  return el(
    "span",
    { class: "pre" },
    el("span", { class: "pre-head" }, el("span", { text: language || "code" }), copy),
    el("pre", {}, el("code", {}, children)),
  );
}

function spoiler(children) {
  const hidden = el("span", { class: "spoiler-text", inert: true }, children);
  const cover = el("span", {
    class: "spoiler",
    role: "button",
    tabindex: "0",
    "aria-label": "Hidden text: press to show it",
  });
  cover.append(hidden);
  const reveal = (event) => {
    if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    event.stopPropagation();
    // All of one message are shown at once.
    for (const each of cover.closest(".bubble")?.querySelectorAll(".spoiler") ?? [cover]) {
      each.classList.add("revealed");
      for (const name of ["role", "tabindex", "aria-label"]) each.removeAttribute(name);
      each.firstElementChild.removeAttribute("inert");
    }
  };
  cover.addEventListener("click", (event) => !cover.classList.contains("revealed") && reveal(event));
  cover.addEventListener("keydown", (event) => !cover.classList.contains("revealed") && reveal(event));
  return cover;
}

function expandable(children) {
  const body = el("span", { class: "quote-body" }, children);
  const label = el("span", { text: "Show all" });
  const toggle = el(
    "button",
    { type: "button", class: "quote-toggle", "aria-expanded": "false" },
    label,
    icon("down", 16),
  );
  const quote = el("blockquote", { class: "expandable collapsed" }, body, toggle);
  const flip = () => {
    const collapsed = quote.classList.toggle("collapsed");
    toggle.setAttribute("aria-expanded", String(!collapsed));
    label.textContent = collapsed ? "Show all" : "Show less";
  };
  toggle.addEventListener("click", flip);
  body.addEventListener("click", (event) => {
    const busy = event.target.closest("a, button, .spoiler") || !getSelection().isCollapsed;
    if (quote.classList.contains("collapsed") && !toggle.hidden && !busy) flip();
  });
  // Its height is known once it is on the page.
  new ResizeObserver((_, observer) => {
    const line = Number.parseFloat(getComputedStyle(body).lineHeight);
    if (!body.scrollHeight) return;
    observer.disconnect();
    if (body.scrollHeight <= line * COLLAPSED_LINES + 2) {
      quote.classList.remove("collapsed");
      toggle.hidden = true;
    }
  }).observe(body);
  return quote;
}

function time(unixTime, children) {
  const date = new Date(unixTime * 1000);
  if (Number.isNaN(date.getTime())) return el("span", {}, children);
  const local = date.toLocaleString([], { dateStyle: "full", timeStyle: "short" });
  return el("time", { class: "accent", datetime: date.toISOString(), title: local }, children);
}
