// Show menus, notices, alerts and the panel that says what the sandbox is.

import { el, icon } from "./dom.js";

const TOAST_MS = 3_500;
let closeOpenMenu = null;

/**
 * Open a menu at `anchor` (an element) or `point` ({x, y}). `items`: {label, icon?, lead?, checked?, danger?, run}.
 * Arrow keys move, Escape closes and gives the focus back.
 */
export function openMenu(items, { anchor = null, point = null, label = "Menu", above = false } = {}) {
  closeOpenMenu?.();
  const before = document.activeElement;
  const menu = el("div", { class: "menu", role: "menu", "aria-label": label });
  const close = (giveBack = true) => {
    if (closeOpenMenu !== close) return;
    closeOpenMenu = null;
    menu.remove();
    anchor?.setAttribute("aria-expanded", "false");
    removeEventListener("pointerdown", outside, true);
    removeEventListener("resize", close);
    if (giveBack && before?.isConnected) before.focus({ preventScroll: true });
  };
  const outside = (event) => {
    if (menu.contains(event.target)) return;
    if (anchor?.contains(event.target)) event.preventDefault();
    close(false);
    // The press that closes a menu is not one on its opener.
    if (anchor?.contains(event.target)) addEventListener("click", (e) => e.stopPropagation(), { capture: true, once: true });
  };
  for (const item of items) {
    menu.append(
      el(
        "button",
        {
          type: "button",
          class: item.danger ? "menu-item danger" : "menu-item",
          role: item.checked === undefined ? "menuitem" : "menuitemradio",
          "aria-checked": item.checked === undefined ? null : String(item.checked),
          on: {
            click: () => {
              close();
              item.run();
            },
          },
        },
        item.lead ?? (item.icon ? icon(item.icon, 20) : null),
        el("span", { text: item.label }),
      ),
    );
  }
  menu.addEventListener("keydown", (event) => {
    const buttons = [...menu.children];
    const at = buttons.indexOf(document.activeElement);
    const moves = { ArrowDown: at + 1, ArrowUp: at - 1 + buttons.length, Home: 0, End: buttons.length - 1 };
    if (event.key in moves) buttons[moves[event.key] % buttons.length].focus();
    else if (event.key === "Escape" || event.key === "Tab") close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  document.body.append(menu);
  place(menu, anchor, point, above);
  anchor?.setAttribute("aria-expanded", "true");
  closeOpenMenu = close;
  addEventListener("pointerdown", outside, true);
  addEventListener("resize", close);
  menu.querySelector('[aria-checked="true"]')?.focus();
  if (!menu.contains(document.activeElement)) menu.firstElementChild?.focus();
}

function place(menu, anchor, point, above) {
  const { offsetWidth: width, offsetHeight: height } = menu;
  const rect = anchor?.getBoundingClientRect();
  let left = point ? point.x : above ? rect.left : rect.right - width;
  let top = point ? point.y : above ? rect.top - height - 8 : rect.bottom + 4;
  left = Math.max(8, Math.min(left, innerWidth - width - 8));
  top = Math.max(8, Math.min(top, innerHeight - height - 8));
  menu.style.left = `${left}px`;
  menu.style.top = `${top}px`;
}

/** Show a short notice that goes by itself. */
export function toast(text) {
  const node = el("div", { class: "toast", text });
  const area = document.getElementById("toasts");
  area.replaceChildren(node);
  setTimeout(() => node.remove(), Math.max(TOAST_MS, text.length * 60));
}

/** Show a text that a person must close. */
export function alertBox(title, text) {
  dialog(title, [el("p", { class: "alert-text", text })], "OK");
}

function dialog(title, content, button) {
  const box = el("dialog", { class: "dialog", "aria-labelledby": "dialog-title" });
  const done = el("button", { type: "button", class: "primary", text: button, on: { click: () => box.close() } });
  box.append(el("h2", { id: "dialog-title", text: title }), ...content, el("div", { class: "dialog-buttons" }, done));
  box.addEventListener("close", () => box.remove());
  box.addEventListener("click", (event) => event.target === box && box.close());
  document.body.append(box);
  box.showModal();
  done.focus();
}

/** Say what this page is. */
export function aboutSandbox(bot) {
  const item = (head, text) => el("li", {}, el("strong", { text: head }), ` ${text}`);
  const key = (name, text) => el("li", {}, el("kbd", { text: name }), ` ${text}`);
  const panel = [
    el("p", {
      text:
        `This is a sandbox: a small stand-in for Telegram that runs on your own computer, so that you can try ` +
        `${bot?.first_name ?? "the bot"} without an account. The bot is the real one; people, chats and news are made up. ` +
        `Nothing you write here leaves this computer for Telegram.`,
    }),
    el(
      "ul",
      { class: "about-list" },
      item("Private chats", "Ana, Ben and Chloé each have one with the bot: open one and press START."),
      item("Trade desk", "is a group. Choose who speaks at the left of the text field."),
      item("Agreements wire", "is a channel: only its owner can write."),
      item("News", "come from a sample feed: a few at once, then one a minute."),
      item("⋮", "lets a person block the bot, or turns the group into a supergroup, to see how the bot takes it."),
    ),
    el("p", {}, "For the real Telegram, set ", el("code", { text: "TELEGRAM_BOT_TOKEN" }), " and start again; the README has the steps."),
    el(
      "ul",
      { class: "about-list keys" },
      key("/", "commands"),
      key("↑", "in an empty text field: go to the messages"),
      key("R", "on a message: reply to it"),
      key("Esc", "leave a reply, a menu or the messages"),
    ),
  ];
  dialog("About this sandbox", panel, "Close");
}
