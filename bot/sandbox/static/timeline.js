// Show the messages of the open chat: rows, dates, scrolling, older pages.

import { messageRow } from "./bubble.js";
import { el, icon } from "./dom.js";
import { toast } from "./popups.js";
import { Presses } from "./presses.js";
import { RowKeys } from "./rowkeys.js";
import { changes, loadOlder, markRead, store } from "./store.js";

const NEAR_BOTTOM = 80;
const NEAR_TOP = 300;
const GROUP_SECONDS = 300;
const LEAVE_MS = 180;

export class Timeline {
  /** `hooks`: {command(text), reply(message), speaker() → user id, open(chatId), focusComposer()} */
  constructor(pane, list, downButton, hooks) {
    Object.assign(this, { pane, list, downButton, hooks });
    this.chatId = null;
    this.rows = new Map();
    this.fresh = 0;
    this.stuck = true; // at the bottom, and to stay there
    this.loading = false;
    this.presses = new Presses((...args) => this.mark(...args));
    this.keys = new RowKeys(pane, list, {
      reply: hooks.reply,
      canReply: () => store.chats.get(this.chatId).writable_by.includes(hooks.speaker()),
      leave: hooks.focusComposer,
      top: () => this.older(),
    });
    downButton.addEventListener("click", () => this.toBottom(true));
    pane.addEventListener("scroll", () => this.scrolled(), { passive: true });
    document.addEventListener("visibilitychange", () => this.read());
    // What is at the bottom stays there when the window, the composer or a message changes its height.
    const resized = new ResizeObserver(() => this.stuck && this.toBottom());
    resized.observe(pane);
    resized.observe(list);
    const here = (type, take) =>
      changes.addEventListener(type, ({ detail }) => detail.chat_id === this.chatId && take(detail));
    here("message", ({ message }) => this.add(message));
    here("edited", ({ message }) => this.replace(message));
    here("deleted", ({ message_id: id }) => this.remove(id));
    changes.addEventListener("answer", ({ detail }) => this.presses.answered(detail));
    changes.addEventListener("loaded", () => store.chats.has(this.chatId) && this.show(this.chatId, true));
  }

  // ---------------------------------------------------------------- rows

  /** Show a chat from its newest message; `keep`: it is shown already, keep the place. */
  show(chatId, keep = false) {
    const place = keep && !this.stuck ? this.pane.scrollTop : null;
    this.chatId = chatId;
    this.rows.clear();
    const messages = [...(store.histories.get(chatId)?.messages.values() ?? [])];
    this.quietly(() => this.list.replaceChildren(...messages.map((message) => this.row(message))));
    if (place === null) this.toBottom();
    else this.pane.scrollTo({ top: place, behavior: "instant" });
    this.setFresh(0);
    this.read();
    this.fill();
  }

  /** Change the rows without having them read out. */
  quietly(change) {
    this.list.setAttribute("aria-busy", "true");
    change();
    this.layout();
    this.list.removeAttribute("aria-busy");
  }

  row(message) {
    const row = messageRow(message, {
      own: message.from !== undefined && message.from.id === this.hooks.speaker(),
      chatType: store.chats.get(this.chatId).type,
      waiting: this.presses.of(message),
      act: {
        command: this.hooks.command,
        reply: this.hooks.reply,
        old: this.hooks.open,
        jump: (id) => this.jump(id),
        press: (pressed, button) => this.presses.press(pressed, button, this.hooks.speaker()),
      },
    });
    row.message = message;
    this.rows.set(message.message_id, row);
    return row;
  }

  add(message) {
    const mine = message.from?.id === this.hooks.speaker();
    const row = this.row(message);
    row.classList.add("arriving");
    this.list.append(row);
    this.layout();
    if (this.stuck || mine) this.toBottom(true);
    else this.setFresh(this.fresh + 1);
    this.read();
  }

  replace(message) {
    const old = this.rows.get(message.message_id);
    if (!old) return;
    const focused = old.contains(document.activeElement) ? document.activeElement : null;
    const row = this.row(message);
    row.tabIndex = old.tabIndex;
    old.replaceWith(row);
    this.layout();
    if (!focused) return;
    const same = [...row.querySelectorAll("[data-callback]")].find(
      (key) => key.dataset.callback === focused.dataset.callback,
    );
    (same ?? row).focus({ preventScroll: true });
  }

  remove(id) {
    const row = this.rows.get(id);
    if (!row) return;
    this.rows.delete(id);
    row.classList.add("leaving");
    setTimeout(() => {
      row.remove();
      this.layout();
    }, LEAVE_MS);
  }

  mark(message, data, waiting) {
    const row = message.chat.id === this.chatId ? this.rows.get(message.message_id) : null;
    for (const key of row?.querySelectorAll("[data-callback]") ?? []) {
      if (key.dataset.callback !== data) continue;
      key.classList.toggle("waiting", waiting);
      if (waiting) key.setAttribute("aria-busy", "true");
      else key.removeAttribute("aria-busy");
    }
  }

  /** Set dates between days, and what belongs together: one tail, one name and one avatar for a run of messages. */
  layout() {
    for (const day of this.list.querySelectorAll(".day")) day.remove();
    const rows = this.keys.rows();
    let before = null;
    rows.forEach((row, at) => {
      const next = rows[at + 1];
      const newDay = !before || dayOf(before.message) !== dayOf(row.message);
      if (newDay) row.before(el("div", { class: "day" }, el("span", { class: "pill", text: dayName(row.message.date) })));
      row.classList.toggle("first", newDay || !together(before, row));
      row.classList.toggle("last", !next || !together(row, next));
      before = row;
    });
    if (rows.length && !this.list.querySelector('.row[tabindex="0"]')) rows.at(-1).tabIndex = 0;
  }

  // ---------------------------------------------------------------- scrolling

  toBottom(smooth = false) {
    this.stuck = true;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.pane.scrollTo({ top: this.pane.scrollHeight, behavior: smooth && !calm ? "smooth" : "instant" });
    this.setFresh(0);
  }

  scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.pane;
    const atBottom = scrollHeight - scrollTop - clientHeight < NEAR_BOTTOM;
    // On its smooth way down it counts as at the bottom.
    if (atBottom) this.stuck = true;
    else if (scrollTop < this.lastTop) this.stuck = false;
    this.lastTop = scrollTop;
    this.setFresh(atBottom ? 0 : this.fresh);
    this.read();
    if (scrollTop < NEAR_TOP) this.older();
  }

  setFresh(count) {
    this.downButton.hidden = this.stuck && !count;
    if (count === this.fresh && this.downButton.hasChildNodes()) return;
    this.fresh = count;
    const label = count ? `${count} new message${count === 1 ? "" : "s"}` : "To the newest message";
    this.downButton.replaceChildren(count ? el("span", { text: label }) : "", icon("down", 20));
    this.downButton.setAttribute("aria-label", label);
  }

  read() {
    const visible = document.visibilityState === "visible" && this.pane.offsetParent !== null;
    if (this.chatId !== null && this.stuck && visible) markRead(this.chatId);
  }

  async older() {
    const chatId = this.chatId;
    const kept = store.histories.get(chatId);
    if (this.loading || !kept || kept.complete || !kept.messages.size) return;
    this.loading = true;
    try {
      const older = await loadOlder(chatId);
      if (chatId !== this.chatId) return;
      const fromBottom = this.pane.scrollHeight - this.pane.scrollTop;
      this.quietly(() => this.list.prepend(...older.map((message) => this.row(message))));
      this.pane.scrollTo({ top: this.pane.scrollHeight - fromBottom, behavior: "instant" });
    } catch (error) {
      toast(`Older messages could not be loaded: ${error.message}`);
      kept.complete = true;
    } finally {
      this.loading = false;
    }
  }

  /** Load older pages until there is something to scroll. */
  async fill() {
    const chatId = this.chatId;
    const short = () => this.pane.clientHeight > 0 && this.pane.scrollHeight <= this.pane.clientHeight;
    while (chatId === this.chatId && short() && this.canLoad()) await this.older();
  }

  canLoad() {
    const kept = store.histories.get(this.chatId);
    return !this.loading && kept !== undefined && !kept.complete && kept.messages.size > 0;
  }

  /** Go to the message `id`, loading older pages until it is there. */
  async jump(id) {
    while (!this.rows.has(id) && this.canLoad()) await this.older();
    const row = this.rows.get(id);
    if (!row) {
      toast("That message is not here any more");
      return;
    }
    this.stuck = false;
    row.scrollIntoView({ block: "center" });
    row.classList.remove("flash");
    requestAnimationFrame(() => row.classList.add("flash"));
    this.keys.focus(row);
  }
}

function dayOf(message) {
  return new Date(message.date * 1000).toDateString();
}

function dayName(unixTime) {
  const date = new Date(unixTime * 1000);
  const today = new Date();
  const yesterday = new Date();
  yesterday.setDate(today.getDate() - 1);
  if (date.toDateString() === today.toDateString()) return "Today";
  if (date.toDateString() === yesterday.toDateString()) return "Yesterday";
  const year = date.getFullYear() === today.getFullYear() ? undefined : "numeric";
  return date.toLocaleDateString([], { weekday: "long", day: "numeric", month: "long", year });
}

function together(one, next) {
  const near = next.message.date - one.message.date < GROUP_SECONDS;
  return near && one.dataset.sender === next.dataset.sender && one.dataset.sender !== "service";
}
