// Put the page together: which chat is open, its header and menu, theme, title, and the link to the sandbox.

import { api, follow } from "./api.js";
import { ChatList, chatAvatar, chatName } from "./chatlist.js";
import { Composer } from "./composer.js";
import { el, icon, memory } from "./dom.js";
import { aboutSandbox, openMenu, toast } from "./popups.js";
import { changes, latest, load, store, take } from "./store.js";
import { Timeline } from "./timeline.js";

const byId = (id) => document.getElementById(id);
const phone = matchMedia("(max-width: 759px)");
const speakers = new Map(); // chat id → who speaks there
let openId = null;

const hooks = {
  speaker() {
    const chat = store.chats.get(openId);
    if (chat.type === "private") return chat.user_id;
    const chosen = speakers.get(openId) ?? Number(memory.get(`speaker:${openId}`));
    return chat.writable_by.includes(chosen) ? chosen : (chat.writable_by[0] ?? chat.members[0]);
  },
  setSpeaker(userId) {
    speakers.set(openId, userId);
    memory.set(`speaker:${openId}`, String(userId));
    composer.refresh();
    timeline.show(openId, true);
  },
  open: (chatId) => {
    location.hash = `chat${chatId}`;
  },
  command: (text) => composer.send(text),
  reply: (message) => composer.reply(message),
  focusComposer: () => composer.focus(),
  focusMessages: () => timeline.keys.focusLast(),
};
const composer = new Composer(byId("composer"), hooks);
const timeline = new Timeline(byId("history"), byId("messages"), byId("to-bottom"), hooks);
const list = new ChatList(byId("chats"));

// ------------------------------------------------------------------ which chat is open

function route() {
  const wanted = Number(/^#chat(-?\d+)$/.exec(location.hash)?.[1] ?? Number.NaN);
  if (!store.chats.size) return;
  if (store.chats.has(wanted)) open(wanted);
  else if (phone.matches) close();
  else {
    const [first] = store.chats.keys();
    history.replaceState(null, "", `#chat${first}`);
    open(first);
  }
}

function open(chatId) {
  const changed = openId !== chatId;
  openId = chatId;
  document.body.dataset.pane = "chat";
  byId("chat").hidden = false;
  byId("nothing").hidden = true;
  if (changed) {
    composer.show(chatId);
    timeline.show(chatId);
    list.select(chatId);
    if (!phone.matches) composer.focus();
  }
  showHeader();
}

function close() {
  openId = null;
  document.body.dataset.pane = "list";
  byId("chat").hidden = true;
  byId("nothing").hidden = false;
  timeline.chatId = null;
  list.select(null);
  showTitle();
}

function showHeader() {
  const chat = store.chats.get(openId);
  if (!chat) return;
  byId("chat-avatar").replaceChildren(chatAvatar(chat, "header"));
  byId("chat-title").textContent = chatName(chat);
  const typing = store.typing.has(openId);
  const people = chat.members.length;
  const status = {
    private: chat.blocked ? `blocked by ${chat.title}` : `bot · you are ${chat.title}`,
    group: `group · ${people} people and the bot`,
    supergroup: `supergroup · ${people} people and the bot`,
    channel: `channel · ${people} subscribers`,
  };
  const away = ["kicked", "left"].includes(chat.bot_status) ? " · the bot is not in it" : "";
  byId("chat-status").textContent = typing ? "bot is typing…" : status[chat.type] + away;
  byId("chat-status").classList.toggle("accent", typing);
  byId("messages").classList.toggle("empty", !latest(openId));
  showIntroduction(chat);
}

function showIntroduction(chat) {
  const messages = byId("messages");
  messages.querySelector(".introduction")?.remove();
  if (latest(chat.id)) return;
  const text = {
    private: `This is ${chat.title}'s private chat with the bot. Press START and it says what it can do.`,
    group: "Write a command such as /start: in groups, bots see commands, replies to them and what names them.",
    supergroup: "This group was upgraded to a supergroup.",
    channel: "Only its owner can write here: post /start and the bot will send its briefings.",
  }[chat.type];
  messages.append(
    el("div", { class: "introduction" }, chatAvatar(chat, "large"), el("strong", { text: chatName(chat) }), el("p", { text })),
  );
}

function showTitle() {
  const unread = [...store.unread.values()].reduce((sum, each) => sum + each, 0);
  document.title = `${unread ? `(${unread}) ` : ""}${store.bot?.first_name ?? "Communiqué"} sandbox`;
}

// ------------------------------------------------------------------ menus and theme

function chatMenu() {
  const chat = store.chats.get(openId);
  const attempt = (action) => () => action().catch((error) => toast(error.message));
  const items = [];
  if (chat.type === "private") {
    items.push({
      label: chat.blocked ? "Unblock the bot" : "Block the bot",
      icon: "block",
      danger: !chat.blocked,
      run: attempt(() => api.block(chat.user_id, !chat.blocked)),
    });
  } else if (!chat.migrated_to) {
    if (chat.type === "group") {
      items.push({ label: "Upgrade to a supergroup", icon: "up", run: attempt(() => api.migrate(chat.id)) });
    }
    const away = ["kicked", "left"].includes(chat.bot_status);
    const back = chat.type === "channel" ? "administrator" : "member";
    items.push({
      label: away ? "Add the bot" : "Remove the bot",
      icon: away ? "plus" : "close",
      danger: !away,
      run: attempt(() => api.member(chat.id, away ? back : "kicked")),
    });
  }
  items.push({ label: "About this sandbox", icon: "info", run: () => aboutSandbox(store.bot) });
  openMenu(items, { anchor: byId("chat-menu"), label: "Chat menu" });
}

function isDark() {
  const { theme } = document.documentElement.dataset;
  return theme ? theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

function showTheme() {
  const dark = isDark();
  const label = dark ? "Light theme" : "Dark theme";
  byId("theme").replaceChildren(icon(dark ? "sun" : "moon", 22));
  byId("theme").setAttribute("aria-label", label);
  byId("theme").title = label;
  for (const meta of document.querySelectorAll('meta[name="theme-color"]')) meta.content = dark ? "#1b232d" : "#ffffff";
}

byId("theme").addEventListener("click", () => {
  const theme = isDark() ? "light" : "dark";
  document.documentElement.dataset.theme = theme;
  memory.set("theme", theme);
  showTheme();
});
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", showTheme);
showTheme();
byId("about").append(icon("info", 22));
byId("about").addEventListener("click", () => aboutSandbox(store.bot));
byId("back").append(icon("back"));
byId("chat-menu").append(icon("more"));
byId("chat-menu").addEventListener("click", chatMenu);

// ------------------------------------------------------------------ in step with the sandbox

changes.addEventListener("chats", () => {
  showTitle();
  showHeader();
  composer.refresh();
});
changes.addEventListener("upgraded", ({ detail }) => detail.id === openId && hooks.open(detail.migrated_to));
changes.addEventListener("typing", showHeader);
changes.addEventListener("commands", () => composer.refresh());
changes.addEventListener("loaded", route);
addEventListener("hashchange", route);
phone.addEventListener("change", route);

follow({
  load,
  onEvent: take,
  onLink(there) {
    const banner = byId("banner");
    banner.hidden = there;
    banner.textContent = there ? "" : "Waiting for the bot: start it with make run";
  },
});
