// Keep what the page knows: chats, people, messages, what is read; and tell listeners what changed.

import { api } from "./api.js";
import { memory } from "./dom.js";

const PAGE = 50;
const TYPING_MS = 5_500;

/** Tells `loaded`, `chats`, `message`, `edited`, `deleted`, `typing`, `answer`, `commands`, `upgraded`. */
export const changes = new EventTarget();

export const store = {
  bot: null,
  users: new Map(),
  chats: new Map(),
  commands: [],
  histories: new Map(), // chat id → { messages: Map(id → message), complete }
  unread: new Map(),
  typing: new Map(), // chat id → timer
};

function tell(type, detail = {}) {
  changes.dispatchEvent(new CustomEvent(type, { detail }));
}

/** Load everything from the sandbox; returns the cursor to follow its events from. */
export async function load() {
  const state = await api.state();
  const ids = state.chats.map((chat) => chat.id);
  const pages = await Promise.all(ids.map((id) => api.messages(id, { limit: PAGE })));
  store.bot = state.bot;
  store.commands = state.commands;
  store.users = new Map(state.users.map((user) => [user.id, user]));
  store.chats = new Map(state.chats.map((chat) => [chat.id, chat]));
  store.histories = new Map(ids.map((id, at) => [id, history(pages[at])]));
  for (const id of ids) recount(id);
  tell("commands");
  tell("chats");
  tell("loaded");
  return state.cursor;
}

function history(messages) {
  return { messages: new Map(messages.map((m) => [m.message_id, m])), complete: messages.length < PAGE };
}

/** Load the page of messages before the oldest one; returns them, oldest first. */
export async function loadOlder(chatId) {
  const kept = store.histories.get(chatId);
  const oldest = [...kept.messages.keys()][0];
  const older = await api.messages(chatId, { before: oldest, limit: PAGE });
  kept.complete = older.length < PAGE;
  kept.messages = new Map([...older.map((m) => [m.message_id, m]), ...kept.messages]);
  return older;
}

/** Take one event of the stream. */
export function take(event) {
  switch (event.type) {
    case "message":
    case "edited":
      put(event.message);
      break;
    case "deleted":
      store.histories.get(event.chat_id)?.messages.delete(event.message_id);
      recount(event.chat_id);
      tell("deleted", event);
      tell("chats");
      break;
    case "typing":
      setTyping(event.chat_id, true);
      break;
    case "callback_answer":
      tell("answer", event);
      break;
    case "chat":
      takeChat(event.chat);
      break;
    case "commands":
      store.commands = event.commands;
      tell("commands");
      break;
  }
}

function takeChat(chat) {
  const upgraded = chat.migrated_to && !store.chats.get(chat.id)?.migrated_to;
  store.chats.set(chat.id, chat);
  if (!store.histories.has(chat.id)) store.histories.set(chat.id, history([]));
  tell("chats");
  if (upgraded) tell("upgraded", chat);
}

/** Store a message that came or was edited. */
export function put(message) {
  const chatId = message.chat.id;
  const kept = store.histories.get(chatId);
  if (!kept) return;
  const known = kept.messages.get(message.message_id);
  const oldest = kept.messages.keys().next().value;
  if (!known && oldest !== undefined && message.message_id < oldest) return; // edited, of a page not loaded yet
  kept.messages.set(message.message_id, message);
  // In a channel messages have no sender: the newest may be the bot's.
  if (isBots(message) || !message.from) setTyping(chatId, false);
  if (!known) recount(chatId);
  tell(known ? "edited" : "message", { chat_id: chatId, message });
  tell("chats");
}

function setTyping(chatId, typing) {
  clearTimeout(store.typing.get(chatId));
  store.typing.delete(chatId);
  if (typing) store.typing.set(chatId, setTimeout(() => setTyping(chatId, false), TYPING_MS));
  tell("typing", { chat_id: chatId });
}

/** Whether the bot wrote a message (in a channel it is the channel that writes). */
export function isBots(message) {
  return message.from?.id === store.bot.id;
}

/** Return the colour of a person or chat: 0 for the bot, 1 to 6 for others. */
export function tintOf(id) {
  return id === store.bot.id ? 0 : (Math.abs(id) % 6) + 1;
}

/** Return the newest message of a chat, or undefined. */
export function latest(chatId) {
  return [...(store.histories.get(chatId)?.messages.values() ?? [])].at(-1);
}

/** Return the chats for the list: the latest talked in first, those that were upgraded left out. */
export function listedChats() {
  const listed = [...store.chats.values()].filter((chat) => !(chat.migrated_to && store.chats.has(chat.migrated_to)));
  const order = listed.map((chat, at) => ({ chat, at, date: latest(chat.id)?.date ?? 0 }));
  return order.sort((a, b) => b.date - a.date || a.at - b.at).map((each) => each.chat);
}

// ------------------------------------------------------------------ what is read

function readUpTo(chatId) {
  const read = Number(memory.get(`read:${chatId}`) ?? 0);
  return Math.min(read, latest(chatId)?.message_id ?? 0); // a smaller id: the sandbox began anew
}

function recount(chatId) {
  const read = readUpTo(chatId);
  const messages = [...(store.histories.get(chatId)?.messages.values() ?? [])];
  const chat = store.chats.get(chatId);
  const foreign = (message) => (chat?.type === "private" ? message.from?.id !== chat.user_id : !message.from || isBots(message));
  store.unread.set(chatId, messages.filter((m) => m.message_id > read && foreign(m)).length);
}

/** Count everything of a chat as read. */
export function markRead(chatId) {
  const newest = latest(chatId)?.message_id ?? 0;
  if (Number(memory.get(`read:${chatId}`) ?? 0) !== newest) memory.set(`read:${chatId}`, String(newest));
  if (!store.unread.get(chatId)) return;
  store.unread.set(chatId, 0);
  tell("chats");
}
