// Reach the messages with the keyboard, the right mouse button and a long press.

import { openMenu } from "./popups.js";

const LONG_PRESS_MS = 500;

export class RowKeys {
  /** `hooks`: {reply(message), canReply(), leave(), top()} */
  constructor(pane, list, hooks) {
    Object.assign(this, { list, hooks });
    list.addEventListener("keydown", (event) => this.key(event));
    list.addEventListener("contextmenu", (event) => this.context(event));
    this.listenForLongPress(pane);
  }

  /** Go to one row; it alone is in the order of the Tab key. */
  focus(row) {
    for (const each of this.list.querySelectorAll('.row[tabindex="0"]')) each.tabIndex = -1;
    row.tabIndex = 0;
    row.focus({ preventScroll: true });
  }

  /** Go to the newest message. */
  focusLast() {
    const row = this.rows().at(-1);
    if (row) this.focus(row);
  }

  rows() {
    return [...this.list.querySelectorAll(".row")];
  }

  key(event) {
    const row = event.target.closest(".row");
    if (!row || event.target !== row || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "ArrowUp" || event.key === "ArrowDown") this.move(row, event.key === "ArrowUp" ? -1 : 1);
    else if (event.key === "r" || event.key === "R") this.hooks.canReply() && this.hooks.reply(row.message);
    else if (event.key === "Escape") this.hooks.leave();
    else if (event.key === "Enter") {
      const { left, top } = row.querySelector(".bubble, .pill").getBoundingClientRect();
      this.menu(row, { x: left + 20, y: top + 20 });
    } else return;
    event.preventDefault();
  }

  move(row, step) {
    const rows = this.rows();
    const at = rows.indexOf(row) + step;
    if (rows[at]) {
      this.focus(rows[at]);
      rows[at].scrollIntoView({ block: "nearest" });
    } else if (step > 0) this.hooks.leave();
    if (at <= 0) this.hooks.top();
  }

  context(event) {
    const row = event.target.closest(".row:not(.service)");
    if (!row || event.target.closest("a") || !getSelection().isCollapsed) return;
    event.preventDefault();
    this.menu(row, { x: event.clientX, y: event.clientY });
  }

  menu(row, point) {
    const { message } = row;
    const text = message.text ?? message.caption ?? "";
    const items = [];
    if (this.hooks.canReply()) items.push({ label: "Reply", icon: "reply", run: () => this.hooks.reply(message) });
    if (text) items.push({ label: "Copy text", icon: "copy", run: () => navigator.clipboard?.writeText(text) });
    if (items.length) openMenu(items, { point, label: "Message" });
  }

  listenForLongPress(pane) {
    let timer = null;
    const stop = () => clearTimeout(timer);
    this.list.addEventListener("pointerdown", (event) => {
      const row = event.target.closest(".row:not(.service)");
      if (event.pointerType !== "touch" || !row || event.target.closest("a, button")) return;
      const point = { x: event.clientX, y: event.clientY };
      timer = setTimeout(() => this.menu(row, point), LONG_PRESS_MS);
    });
    for (const type of ["pointerup", "pointercancel", "pointermove"]) this.list.addEventListener(type, stop);
    pane.addEventListener("scroll", stop, { passive: true });
  }
}
