// Talk to the sandbox: calls, and the stream of what happens.

const TIMEOUT_MS = 10_000;
const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 5_000;
// The server sends a sign of life every 15 seconds, which a page cannot see: so it asks by itself.
const CHECK_MS = 10_000;

/** The sandbox refused a call; `message` says why. */
export class Refused extends Error {}

async function call(path, body) {
  const options = { signal: AbortSignal.timeout(TIMEOUT_MS), cache: "no-store" };
  if (body !== undefined) {
    Object.assign(options, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
  }
  const response = await fetch(`/sandbox/${path}`, options);
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refused(answer.error ?? `The sandbox answered ${response.status}`);
  return answer;
}

export const api = {
  state: () => call("state"),
  messages: (chatId, { before = null, limit = 50 } = {}) =>
    call(`chats/${chatId}/messages?limit=${limit}${before === null ? "" : `&before=${before}`}`).then(
      (answer) => answer.messages,
    ),
  send: (message) => call("send", message).then((answer) => answer.message),
  press: (press) => call("press", press).then((answer) => answer.callback_id),
  block: (userId, blocked) => call("block", { user_id: userId, blocked }),
  member: (chatId, status) => call("member", { chat_id: chatId, status }),
  migrate: (chatId) => call("migrate", { chat_id: chatId }).then((answer) => answer.migrate_to_chat_id),
};

/**
 * Keep in step with the sandbox for as long as the page is open: load everything, then follow its events;
 * after any break load everything again, as the sandbox may have been started anew.
 * `load` loads and returns the cursor, `onEvent` takes each event, `onLink` is told whether the sandbox is there.
 */
export function follow({ load, onEvent, onLink }) {
  let retry = FIRST_RETRY_MS;
  let source = null;
  let check = null;
  let timer = null;

  const breakOff = () => {
    source?.close();
    clearInterval(check);
    source = null;
  };
  const again = () => {
    breakOff();
    clearTimeout(timer);
    timer = setTimeout(begin, retry);
    retry = Math.min(retry * 2, LONGEST_RETRY_MS);
  };
  const begin = async () => {
    breakOff();
    clearTimeout(timer);
    try {
      const cursor = await load();
      onLink(true);
      retry = FIRST_RETRY_MS;
      listen(cursor);
    } catch (error) {
      if (!(error instanceof Refused)) console.info("The sandbox is not reachable:", error.message);
      onLink(false);
      again();
    }
  };
  const listen = (cursor) => {
    const stream = new EventSource(`/sandbox/events?after=${cursor}`);
    source = stream;
    stream.onmessage = (message) => {
      if (stream !== source) return;
      const event = JSON.parse(message.data);
      if (event.type === "reset") begin();
      else onEvent(event);
    };
    stream.onerror = () => {
      if (stream === source) again();
    };
    check = setInterval(() => api.state().catch(again), CHECK_MS);
  };
  addEventListener("online", begin);
  addEventListener("pagehide", breakOff);
  addEventListener("pageshow", (event) => event.persisted && begin());
  begin();
}
