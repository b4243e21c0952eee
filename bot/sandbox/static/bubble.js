// Make the row of one message: bubble, sender, quoted message, text, time, keyboard.

import { avatar, el, icon } from "./dom.js";
import { plainLine, rich, serviceText } from "./entities.js";
import { isBots, store, tintOf } from "./store.js";

const DELETED = "Deleted message";

/** Return who wrote a message: {id, name}. */
export function senderOf(message) {
  if (message.from) return { id: message.from.id, name: fullName(message.from) };
  return { id: message.chat.id, name: message.sender_chat?.title ?? message.chat.title ?? "" };
}

/** Return the full name of a user. */
export function fullName(user) {
  return [user.first_name, user.last_name].filter(Boolean).join(" ");
}

/** Return the local time of a message, as 14:05. */
export function clock(unixTime) {
  return new Date(unixTime * 1000).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}

/**
 * Make a message's row. `own`: by the person who looks at the page. `waiting`: callback data of pressed buttons.
 * `act`: {command(text), press(message, button, node), jump(message_id), menu(message, where), reply(message), old(chatId)}
 */
export function messageRow(message, { own, chatType, waiting, act }) {
  const service = serviceText(message);
  if (service) return serviceRow(message, service, act);
  const sender = senderOf(message);
  const row = el("div", { class: own ? "row own" : "row", tabindex: "-1", data: { id: message.message_id, sender: sender.id } });
  const grouped = chatType === "group" || chatType === "supergroup";
  const bubble = el("div", { class: "bubble" });
  if (!own && chatType !== "private") {
    bubble.append(el("div", { class: `sender tint-${tintOf(sender.id)}`, text: sender.name }));
  }
  if (message.reply_to_message) bubble.append(quoted(message.reply_to_message, act));
  if (message.photo) bubble.append(photo(message.photo.at(-1)));
  if (message.document) bubble.append(documentFile(message.document));
  const text = message.text ?? message.caption ?? "";
  const body = el("div", { class: "text", dir: "auto" });
  body.append(rich(text, message.entities ?? message.caption_entities, act.command), meta(message, own));
  bubble.append(body);
  const actions = el(
    "button",
    {
      type: "button",
      class: "row-action",
      tabindex: "-1",
      "aria-label": "Reply",
      title: "Reply",
      on: { click: () => act.reply(message) },
    },
    icon("reply", 18),
  );
  const column = el("div", { class: "column" }, bubble, keyboard(message, waiting, act));
  row.append(grouped && !own ? el("span", { class: "row-avatar" }, avatar(sender.name, tintOf(sender.id), { size: "small" })) : "", column, actions);
  row.setAttribute("aria-label", `${own ? "You" : sender.name}, ${clock(message.date)}`);
  row.setAttribute("role", "group");
  return row;
}

function serviceRow(message, text, act) {
  const row = el("div", { class: "row service", tabindex: "-1", data: { id: message.message_id, sender: "service" } });
  const note = el("span", { class: "pill", text });
  const from = message.migrate_from_chat_id;
  if (from) {
    note.append(" · ", el("button", { type: "button", class: "linklike", text: "Earlier messages", on: { click: () => act.old(from) } }));
  }
  row.append(note);
  return row;
}

function meta(message, own) {
  const sent = new Date(message.date * 1000).toLocaleString();
  const edited = message.edit_date ? new Date(message.edit_date * 1000).toLocaleString() : null;
  return el(
    "span",
    { class: "meta", title: edited ? `${sent}\nEdited: ${edited}` : sent },
    edited ? el("span", { text: "edited " }) : null,
    el("time", { datetime: new Date(message.date * 1000).toISOString(), text: clock(message.date) }),
    own ? icon("ticks", 16) : null,
  );
}

function quoted(answered, act) {
  const sender = senderOf(answered);
  const current = store.histories.get(answered.chat?.id)?.messages.get(answered.message_id) ?? answered;
  return el(
    "button",
    {
      type: "button",
      class: `quoted tint-${tintOf(sender.id)}`,
      "aria-label": `In reply to ${sender.name}: show that message`,
      on: { click: () => act.jump(answered.message_id) },
    },
    el("span", { class: "quoted-name", text: sender.name }),
    el("span", { class: "quoted-text", text: plainLine(current) || DELETED }),
  );
}

function photo(size) {
  const picture = el("img", { src: fileUrl(size), alt: "Photo", width: size.width, height: size.height });
  const frame = el("a", { class: "photo", href: fileUrl(size), target: "_blank", rel: "noopener noreferrer" }, picture);
  // After a restart the sandbox has its uploads no more.
  picture.addEventListener("error", () => {
    frame.replaceChildren(icon("photo", 40), el("span", { text: `Photo, ${size.width} × ${size.height}` }));
    frame.removeAttribute("href");
    frame.classList.add("gone");
  });
  return frame;
}

function documentFile(file) {
  const name = file.file_name ?? "File";
  return el(
    "a",
    { class: "document", href: fileUrl(file), download: name },
    el("span", { class: "document-icon" }, icon("file", 22)),
    el("span", { class: "document-name", text: name }),
    el("span", { class: "document-size", text: [bytes(file.file_size), file.mime_type].filter(Boolean).join(" · ") }),
  );
}

function fileUrl(file) {
  return `/sandbox/files/${encodeURIComponent(file.file_id)}`;
}

function bytes(count) {
  if (count === undefined) return "";
  if (count < 1024) return `${count} B`;
  return count < 2 ** 20 ? `${(count / 1024).toFixed(1)} KB` : `${(count / 2 ** 20).toFixed(1)} MB`;
}

function keyboard(message, waiting, act) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows?.length) return "";
  const board = el("div", { class: "keyboard", role: "group", "aria-label": "Buttons" });
  for (const row of rows) board.append(el("div", { class: "keyboard-row" }, row.map((button) => key(message, button, waiting, act))));
  return board;
}

function key(message, button, waiting, act) {
  const label = el("span", { text: button.text });
  if (button.url && /^https?:/i.test(button.url)) {
    return el(
      "a",
      { class: "key", href: button.url, target: "_blank", rel: "noopener noreferrer", title: button.url },
      label,
      el("span", { class: "key-corner", text: "↗", "aria-hidden": "true" }),
    );
  }
  if (button.callback_data !== undefined) {
    const pressed = waiting.has(button.callback_data);
    return el(
      "button",
      {
        type: "button",
        class: pressed ? "key waiting" : "key",
        "aria-busy": pressed ? "true" : null,
        data: { callback: button.callback_data },
        on: { click: (event) => act.press(message, button, event.currentTarget) },
      },
      label,
    );
  }
  const copied = button.copy_text?.text;
  return el(
    "button",
    {
      type: "button",
      class: "key",
      disabled: copied === undefined,
      title: copied === undefined ? "The sandbox has no such button" : "Copy",
      on: { click: () => navigator.clipboard?.writeText(copied) },
    },
    label,
  );
}

/** Return a line for the chat list: what was said last, and by whom where that is not plain. */
export function preview(message, chat) {
  if (!message) return { who: "", text: chat.type === "private" ? "Press START to begin" : "No messages yet" };
  const line = plainLine(message);
  if (serviceText(message) || chat.type === "channel") return { who: "", text: line };
  if (chat.type === "private") return { who: isBots(message) ? "" : "You: ", text: line };
  return { who: `${message.from?.first_name ?? ""}: `, text: line };
}
