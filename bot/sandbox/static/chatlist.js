// Show the list of chats: who, what was said last and when, how much is unread.

import { clock, preview } from "./bubble.js";
import { avatar, el, icon } from "./dom.js";
import { changes, latest, listedChats, store, tintOf } from "./store.js";

export class ChatList {
  constructor(root) {
    this.root = root;
    this.openId = null;
    this.drawn = new Map(); // chat id → {link, key}
    changes.addEventListener("chats", () => this.draw());
    changes.addEventListener("typing", () => this.draw());
  }

  /** Mark the open chat. */
  select(chatId) {
    this.openId = chatId;
    this.draw();
  }

  draw() {
    const links = listedChats().map((chat) => this.link(chat));
    const focused = this.root.contains(document.activeElement) ? document.activeElement : null;
    // Only what moved is moved, so that the focus and the pointer stay where they are.
    links.forEach((link, at) => {
      if (this.root.children[at] !== link) this.root.insertBefore(link, this.root.children[at] ?? null);
    });
    while (this.root.children.length > links.length) this.root.lastChild.remove();
    focused?.focus({ preventScroll: true });
  }

  link(chat) {
    const known = this.drawn.get(chat.id) ?? { link: el("a", { href: `#chat${chat.id}` }), key: "" };
    this.drawn.set(chat.id, known);
    const message = latest(chat.id);
    const unread = store.unread.get(chat.id) ?? 0;
    const typing = store.typing.has(chat.id);
    const open = chat.id === this.openId;
    const key = JSON.stringify([chat, message, unread, typing, open, new Date().toDateString()]);
    if (key !== known.key) {
      known.key = key;
      fill(known.link, chat, { message, unread, typing, open });
    }
    return known.link;
  }
}

function fill(link, chat, { message, unread, typing, open }) {
  const { who, text } = preview(message, chat);
  const name = chatName(chat);
  link.className = open ? "chat-item open" : "chat-item";
  if (open) link.setAttribute("aria-current", "page");
  else link.removeAttribute("aria-current");
  const last = typing
    ? el("span", { class: "preview accent", text: "typing…" })
    : el("span", { class: "preview" }, who ? el("span", { class: "preview-who", text: who }) : null, text);
  link.replaceChildren(
    chatAvatar(chat),
    el(
      "span",
      { class: "chat-lines" },
      el(
        "span",
        { class: "chat-line" },
        el("span", { class: "chat-name" }, kindIcon(chat), el("span", { text: name })),
        chat.type === "private" ? el("span", { class: "as", text: `as ${chat.title}` }) : null,
        message ? el("time", { class: "chat-time", text: shortTime(message.date) }) : null,
      ),
      el(
        "span",
        { class: "chat-line" },
        last,
        chat.blocked ? el("span", { class: "blocked", title: "Blocked" }, icon("block", 18)) : null,
        unread ? el("span", { class: "badge", "aria-label": `${unread} unread`, text: unread > 99 ? "99+" : String(unread) }) : null,
      ),
    ),
  );
}

function kindIcon(chat) {
  if (chat.type === "private") return null;
  return icon(chat.type === "channel" ? "channel" : "group", 16);
}

/** Return the name of a chat as its person sees it: a private one is with the bot. */
export function chatName(chat) {
  return chat.type === "private" ? store.bot.first_name : chat.title;
}

/** Return a chat's avatar: the bot with its person on the corner, or the group or channel. */
export function chatAvatar(chat, size = "medium") {
  if (chat.type !== "private") return avatar(chat.title, tintOf(chat.id), { size });
  const person = avatar(chat.title, tintOf(chat.user_id), { size: "corner" });
  return avatar(store.bot.first_name, 0, { size, small: person });
}

function shortTime(unixTime) {
  const date = new Date(unixTime * 1000);
  const days = (Date.now() - date) / 86_400_000;
  if (date.toDateString() === new Date().toDateString()) return clock(unixTime);
  if (days < 6) return date.toLocaleDateString([], { weekday: "short" });
  return date.toLocaleDateString([], { day: "2-digit", month: "2-digit", year: "2-digit" });
}
