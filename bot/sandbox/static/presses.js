// Press inline buttons: a spinner until the bot answers, then its notice or alert.

import { api } from "./api.js";
import { alertBox, toast } from "./popups.js";
import { store } from "./store.js";

const ANSWER_MS = 15_000;

export class Presses {
  /** `mark(message, data, waiting)` shows whether a button waits. */
  constructor(mark) {
    this.mark = mark;
    this.waiting = new Map(); // "chat:message" → Map(callback data → {id, done})
    this.early = new Map(); // answers that came before the id of their press
  }

  /** Return the callback data of a message's buttons that wait for an answer. */
  of(message) {
    return this.waiting.get(placeOf(message.chat.id, message.message_id)) ?? new Map();
  }

  /** Press `button` of `message` as a person. */
  async press(message, button, userId) {
    const place = placeOf(message.chat.id, message.message_id);
    const data = button.callback_data;
    const waiting = this.of(message);
    if (waiting.has(data)) return;
    const done = () => {
      if (!waiting.delete(data)) return;
      if (!waiting.size) this.waiting.delete(place);
      this.mark(message, data, false);
    };
    this.waiting.set(place, waiting.set(data, { id: null, done }));
    this.mark(message, data, true);
    setTimeout(done, ANSWER_MS);
    try {
      const id = await api.press({
        chat_id: message.chat.id,
        message_id: message.message_id,
        user_id: userId,
        callback_data: data,
      });
      if (waiting.has(data)) waiting.set(data, { id, done });
      const early = this.early.get(id);
      if (early) this.answered(early);
    } catch (error) {
      done();
      toast(error.message);
    }
  }

  /** Take the bot's answer to a press. */
  answered(answer) {
    const waiting = this.waiting.get(placeOf(answer.chat_id, answer.message_id)) ?? new Map();
    const press = [...waiting.values()].find((each) => each.id === answer.callback_id);
    if (!press) {
      // Of another page, or faster than the answer to the press itself.
      if (waiting.size) this.early.set(answer.callback_id, answer);
      return;
    }
    this.early.delete(answer.callback_id);
    press.done();
    if (!answer.text) return;
    if (answer.show_alert) alertBox(store.bot.first_name, answer.text);
    else toast(answer.text);
  }
}

function placeOf(chatId, messageId) {
  return `${chatId}:${messageId}`;
}
