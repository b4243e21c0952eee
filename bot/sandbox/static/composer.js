// Write messages: the text field, the reply above it, who speaks, commands; or the one button that is possible.

import { api } from "./api.js";
import { fullName, senderOf } from "./bubble.js";
import { CommandMenu } from "./commands.js";
import { avatar, el, icon } from "./dom.js";
import { plainLine } from "./entities.js";
import { openMenu, toast } from "./popups.js";
import { latest, put, store, tintOf } from "./store.js";

export class Composer {
  /** `hooks`: {speaker() → user id, setSpeaker(id), open(chatId), focusMessages()} */
  constructor(root, hooks) {
    Object.assign(this, { root, hooks });
    this.chatId = null;
    this.shown = "";
    this.drafts = new Map();
    this.replies = new Map();
    this.text = el("textarea", {
      rows: "1",
      placeholder: "Message",
      "aria-label": "Message",
      maxlength: "4096",
      dir: "auto",
      autocomplete: "off",
      enterkeyhint: "send",
      on: {
        input: () => this.changed(),
        keydown: (event) => this.key(event),
      },
    });
    this.sendButton = el(
      "button",
      { type: "button", class: "send", "aria-label": "Send", title: "Send", on: { click: () => this.submit() } },
      icon("send"),
    );
    this.slash = el(
      "button",
      {
        type: "button",
        class: "icon-button slash",
        "aria-label": "Commands",
        title: "Commands",
        "aria-expanded": "false",
        on: { click: () => this.toggleCommands() },
      },
      icon("slash"),
    );
    this.speaker = el("button", {
      type: "button",
      class: "speaker",
      "aria-haspopup": "menu",
      on: { click: () => this.chooseSpeaker() },
    });
    this.quote = el("div", { class: "reply-bar" });
    this.menu = new CommandMenu(this.text, (command) => this.send(`/${command}`));
    this.line = el("div", { class: "composer-line" }, this.speaker, this.slash, this.text, this.sendButton);
  }

  /** Show what is possible in a chat: write, start, unblock, or nothing. */
  show(chatId) {
    if (this.chatId !== null) this.drafts.set(this.chatId, this.text.value);
    this.chatId = chatId;
    this.shown = "";
    this.text.value = this.drafts.get(chatId) ?? "";
    this.refresh();
  }

  /** Bring it in step with a chat that changed. */
  refresh() {
    const chat = store.chats.get(this.chatId);
    if (!chat) return;
    const mode = modeOf(chat);
    if (mode === "write") this.refreshWriting(chat);
    if (this.shown === `${chat.id} ${mode}`) return;
    this.shown = `${chat.id} ${mode}`;
    const wide = (label, run) => el("button", { type: "button", class: "wide", text: label, on: { click: run } });
    const content = {
      write: () => [this.menu.list, this.quote, this.line],
      start: () => [wide("START", () => this.send("/start"))],
      blocked: () => [wide("UNBLOCK", () => this.unblock(chat))],
      upgraded: () => [wide("GO TO THE SUPERGROUP", () => this.hooks.open(chat.migrated_to))],
      readonly: () => [el("p", { class: "notice", text: "Nobody can write here" })],
    }[mode]();
    const focused = this.root.contains(document.activeElement);
    this.root.replaceChildren(...content);
    this.changed();
    if (focused) this.refocus();
  }

  refreshWriting(chat) {
    const user = store.users.get(this.hooks.speaker());
    const several = chat.type !== "private";
    this.speaker.hidden = !several;
    this.slash.hidden = !store.commands.length || chat.type === "channel";
    if (several && user) {
      const verb = chat.type === "channel" ? "Post as" : "Speak as";
      this.speaker.replaceChildren(
        avatar(fullName(user), tintOf(user.id), { size: "tiny" }),
        el("span", { text: `as ${user.first_name}` }),
        chat.writable_by.length > 1 ? icon("down", 14) : "",
      );
      this.speaker.setAttribute("aria-label", `${verb} ${fullName(user)}`);
      this.speaker.disabled = chat.writable_by.length < 2;
    }
    this.text.placeholder = chat.type === "channel" ? "Broadcast a message" : "Message";
    this.showReply();
  }

  chooseSpeaker() {
    const chat = store.chats.get(this.chatId);
    const items = chat.writable_by
      .map((id) => store.users.get(id))
      .filter(Boolean)
      .map((user) => ({
        label: fullName(user),
        lead: avatar(fullName(user), tintOf(user.id), { size: "tiny" }),
        checked: user.id === this.hooks.speaker(),
        run: () => {
          this.hooks.setSpeaker(user.id);
          this.focus();
        },
      }));
    openMenu(items, { anchor: this.speaker, above: true, label: "Speak as" });
  }

  /** Answer a message: it is quoted above the text field. */
  reply(message) {
    this.replies.set(this.chatId, message);
    this.showReply();
    this.focus();
  }

  showReply() {
    const message = this.replies.get(this.chatId);
    this.quote.hidden = !message;
    if (!message) {
      this.quote.replaceChildren();
      return;
    }
    const cancel = el(
      "button",
      { type: "button", class: "icon-button", "aria-label": "Do not reply", title: "Do not reply", on: { click: () => this.cancelReply() } },
      icon("close", 20),
    );
    this.quote.replaceChildren(
      icon("reply", 22),
      el(
        "div",
        { class: "reply-text" },
        el("span", { class: "quoted-name", text: `Reply to ${senderOf(message).name}` }),
        el("span", { class: "quoted-text", text: plainLine(message) }),
      ),
      cancel,
    );
  }

  cancelReply() {
    this.replies.delete(this.chatId);
    this.showReply();
    this.focus();
  }

  focus() {
    if (this.text.isConnected) this.text.focus();
    else this.root.querySelector("button")?.focus();
  }

  /** Go back to the text field where that brings up no keyboard on the screen. */
  refocus() {
    if (this.text.isConnected && matchMedia("(pointer: fine)").matches) this.text.focus();
  }

  toggleCommands() {
    if (this.menu.open) {
      this.menu.close();
      return;
    }
    if (!this.text.value) this.text.value = "/";
    this.focus();
    this.changed(true);
  }

  changed(all = false) {
    this.text.style.height = "auto";
    this.text.style.height = `${this.text.scrollHeight}px`;
    this.sendButton.disabled = !this.text.value.trim();
    const chat = store.chats.get(this.chatId);
    if (chat && chat.type !== "channel") this.menu.update(store.commands, all === true);
    this.slash.setAttribute("aria-expanded", String(this.menu.open));
  }

  key(event) {
    if (event.isComposing) return; // Enter ends the composition of a Japanese or Korean word
    if (this.menu.key(event)) {
      this.changed();
      return;
    }
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.submit();
    } else if (event.key === "Escape" && this.replies.has(this.chatId)) this.cancelReply();
    else if (event.key === "ArrowUp" && !this.text.value) {
      event.preventDefault();
      this.hooks.focusMessages();
    }
  }

  submit() {
    const text = this.text.value.trim();
    if (!text) return;
    this.text.value = "";
    this.changed();
    this.send(text);
  }

  /** Send a text as who speaks; when it cannot be sent, it comes back into the field. */
  async send(text) {
    const chatId = this.chatId;
    const reply = this.replies.get(chatId);
    this.menu.close();
    if (this.text.value.startsWith("/")) this.text.value = "";
    this.replies.delete(chatId);
    this.changed();
    this.showReply();
    this.refocus();
    const message = { chat_id: chatId, user_id: this.hooks.speaker(), text };
    if (reply) message.reply_to_message_id = reply.message_id;
    try {
      put(await api.send(message));
    } catch (error) {
      if (reply) this.replies.set(chatId, reply);
      if (chatId === this.chatId && !this.text.value) this.text.value = text;
      this.changed();
      this.showReply();
      toast(`Not sent: ${error.message}`);
    }
  }

  async unblock(chat) {
    try {
      await api.block(chat.user_id, false);
    } catch (error) {
      toast(error.message);
    }
  }
}

function modeOf(chat) {
  if (chat.migrated_to) return "upgraded";
  if (chat.type === "private" && chat.blocked) return "blocked";
  if (chat.type === "private" && !latest(chat.id)) return "start";
  return chat.writable_by.length ? "write" : "readonly";
}
