"""The chat page in a real browser, on the real sandbox, with a real bot."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, Locator, Page, async_playwright, expect

from bot.sandbox.server import ANA, BEN, GROUP_ID, Sandbox
from tests.sandbox.page_bot import HOSTILE, running_bot

TOKEN = "77:page-tests"
NAMES = ("chromium", "chromium-browser", "google-chrome")
EXECUTABLE = next(filter(None, map(shutil.which, NAMES)), None)
FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PHONE = {"width": 390, "height": 844}

pytestmark = [
    pytest.mark.browser,
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.skipif(EXECUTABLE is None, reason="no browser: apt-get install chromium, to drive the chat page"),
]
expect.set_options(timeout=8_000)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    """Debian's Chromium without a window; one for all tests here."""
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    async with async_playwright() as playwright:
        found = await playwright.chromium.launch(executable_path=EXECUTABLE, args=[*FLAGS, *root])
        yield found
        await found.close()


@pytest_asyncio.fixture(loop_scope="module")
async def sandbox() -> AsyncIterator[Sandbox]:
    """A sandbox with the small bot polling it."""
    found = Sandbox(token=TOKEN, limits=None, sample=False)
    await found.start()
    async with running_bot(found.api_url, TOKEN):
        yield found
    await found.stop()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def desk(browser: Browser) -> AsyncIterator[BrowserContext]:
    """A window at a desk. Each sandbox has a port, so an origin and a storage, of its own: tests can share it."""
    context = await browser.new_context(
        viewport={"width": 1100, "height": 760}, color_scheme="light", reduced_motion="reduce"
    )
    context.set_default_timeout(8_000)
    yield context
    await context.close()


@pytest_asyncio.fixture(loop_scope="module")
async def page(desk: BrowserContext, sandbox: Sandbox) -> AsyncIterator[Page]:
    """The chat page at a desk. Whatever goes wrong in its scripts fails the test."""
    faults: list[str] = []
    opened = await desk.new_page()
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("console", lambda line: faults.append(line.text) if "Content Security" in line.text else None)
    await opened.goto(sandbox.url)
    yield opened
    await opened.close()
    assert faults == []


def bubbles(page: Page) -> Locator:
    """Every message on the page."""
    return page.locator(".bubble")


async def write(page: Page, text: str) -> None:
    """Write a message in the open chat."""
    field = page.get_by_role("combobox", name="Message")
    await field.fill(text)
    await page.get_by_role("button", name="Send", exact=True).click()


async def start(page: Page) -> None:
    """Press START and wait for the welcome."""
    await page.get_by_role("button", name="START").click()
    await expect(bubbles(page)).to_have_count(2)


async def test_start_begins_an_empty_chat(page: Page) -> None:
    """START stands where the text field will be, sends /start, and the formatted welcome comes in as a bubble."""
    await expect(page.get_by_role("combobox")).to_have_count(0)
    await start(page)
    welcome = bubbles(page).last
    await expect(welcome.locator("strong")).to_have_text("Welcome")
    await expect(welcome.locator("em")).to_have_text("only a test")
    await expect(welcome.locator("time")).to_have_text(re.compile(r"\d\d:\d\d"))
    await expect(page.locator(".day")).to_have_text("Today")
    await expect(page.get_by_role("combobox", name="Message")).to_be_focused()
    await welcome.get_by_role("button", name="/format").click()
    await expect(page.locator(".own .bubble").last).to_contain_text("/format")


async def test_entities_become_elements(page: Page) -> None:
    """Offsets count UTF-16 units, blocks are blocks, links open elsewhere, long quotations fold, spoilers hide."""
    await start(page)
    await write(page, "/format")
    text = bubbles(page).last.locator(".text")
    await expect(text.locator("strong")).to_have_text(["bold ", "both"])
    await expect(text.locator("strong em")).to_have_text("both")
    await expect(text.locator("u")).to_have_text("under")
    await expect(text.locator("s")).to_have_text("gone")
    await expect(text.locator("> code")).to_have_text("a < b")
    await expect(text.locator(".pre-head")).to_contain_text("python")
    await expect(text.locator("pre")).to_have_text("x = 1")
    await expect(text.locator("blockquote").first).to_have_text("quoted")
    link = text.get_by_role("link", name="a link")
    await expect(link).to_have_attribute("href", "https://example.org/a?b=c")
    await expect(link).to_have_attribute("target", "_blank")
    await expect(link).to_have_attribute("rel", re.compile("noopener"))
    folded = await text.locator(".expandable").bounding_box()
    await text.get_by_role("button", name="Show all").click()
    unfolded = await text.locator(".expandable").bounding_box()
    assert folded is not None
    assert unfolded is not None
    assert unfolded["height"] > folded["height"] * 2
    hidden = text.locator(".spoiler-text")
    await expect(hidden).to_have_css("visibility", "hidden")
    await text.get_by_role("button", name="Hidden text").click()
    await expect(hidden).to_have_css("visibility", "visible")


async def test_slash_offers_the_commands(page: Page) -> None:
    """Typing "/" lists the bot's commands, more letters fewer; the arrow keys choose and Enter sends."""
    await start(page)
    await page.get_by_role("button", name="Commands").click()
    await expect(page.get_by_role("option")).to_have_count(4)
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("listbox")).to_be_hidden()
    await page.keyboard.type("/f")
    await expect(page.get_by_role("option")).to_have_count(2)
    await expect(page.get_by_role("option", selected=True)).to_contain_text("/format")
    await page.keyboard.press("ArrowDown")
    await expect(page.get_by_role("option", selected=True)).to_contain_text("Many messages")
    await page.keyboard.press("ArrowUp")
    await page.keyboard.press("Enter")
    await expect(page.locator(".own .bubble").last).to_contain_text("/format")
    await expect(page.get_by_role("combobox")).to_have_value("")


async def test_a_button_edits_in_place_and_answers(page: Page) -> None:
    """A press reaches the bot: its message changes where it stands, its answer shows as a notice or an alert."""
    await start(page)
    await write(page, "/keys")
    await page.get_by_role("button", name="Count 0").click()
    await expect(page.locator(".toast")).to_have_text("Counted to 1")
    await expect(bubbles(page)).to_have_count(4)
    await expect(bubbles(page).last.locator("strong")).to_have_text("1")
    await expect(bubbles(page).last.locator(".meta")).to_contain_text("edited")
    await expect(page.get_by_role("button", name="Count 1")).not_to_have_attribute("aria-busy", "true")
    await expect(page.get_by_role("link", name="Site")).to_have_attribute("href", "https://example.org/")
    await page.get_by_role("button", name="Warn").click()
    await expect(page.get_by_role("dialog")).to_contain_text("Be careful")
    await page.get_by_role("button", name="OK").click()
    await expect(page.get_by_role("dialog")).to_have_count(0)


async def test_a_message_can_be_answered(page: Page) -> None:
    """Reply quotes a message above the text field and in the bubbles, and the bot sees what was answered."""
    await start(page)
    await bubbles(page).last.click(button="right", position={"x": 20, "y": 10})
    await page.get_by_role("menuitem", name="Reply").click()
    await expect(page.locator(".reply-bar")).to_contain_text("Welcome, I am only a test")
    await write(page, "So I see")
    await expect(bubbles(page).last).to_contain_text("You answered “Welcome, I am only a test. Try /format.”")
    await expect(page.locator(".reply-bar")).to_be_hidden()
    await bubbles(page).last.get_by_role("button", name="In reply to Ana").click()
    await expect(page.locator(".row.own").last).to_be_focused()


async def test_the_keyboard_reaches_messages(page: Page) -> None:
    """The arrow key goes from the empty text field to the messages, R answers one, Escape leaves the answer."""
    await start(page)
    await page.keyboard.press("ArrowUp")
    await page.keyboard.press("ArrowUp")
    await page.keyboard.press("r")
    await expect(page.locator(".reply-bar")).to_contain_text("Reply to Ana")
    await page.keyboard.press("Escape")
    await expect(page.locator(".reply-bar")).to_be_hidden()


async def test_dark_and_light(page: Page) -> None:
    """The page follows the system, and the switch wins over it and is remembered."""
    body = page.locator("body")
    await expect(body).to_have_css("background-color", "rgb(255, 255, 255)")
    await page.emulate_media(color_scheme="dark")
    await expect(body).to_have_css("background-color", "rgb(23, 32, 42)")
    await page.get_by_role("button", name="Light theme").click()
    await expect(body).to_have_css("background-color", "rgb(255, 255, 255)")
    await page.reload()
    await expect(page.get_by_role("button", name="Dark theme")).to_be_visible()
    await expect(body).to_have_css("background-color", "rgb(255, 255, 255)")


async def test_a_phone_shows_one_pane(page: Page, browser: Browser, sandbox: Sandbox) -> None:
    """On a phone there is the list or a chat, with a way back, and nothing sticks out at the side."""
    context: BrowserContext = await browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    phone = await context.new_page()
    await phone.goto(sandbox.url)
    await expect(phone.get_by_role("button", name="START")).to_have_count(0)
    await phone.get_by_role("link", name="as Ben").tap()
    await expect(phone.get_by_role("navigation", name="Chat list")).to_be_hidden()
    await phone.get_by_role("button", name="START").tap()
    await expect(bubbles(phone)).to_have_count(2)
    assert await phone.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    await phone.get_by_role("link", name="Back to the chat list").tap()
    await expect(phone.get_by_role("navigation", name="Chat list")).to_be_visible()
    await expect(phone.locator("#chat")).to_be_hidden()
    await context.close()
    await expect(page.locator(".chat-item", has_text="as Ben")).to_contain_text("Welcome")


async def test_who_speaks_in_a_group_can_be_chosen(page: Page, sandbox: Sandbox) -> None:
    """In the group one speaks as any of its people; what the others said stands at the left with their names."""
    await page.get_by_role("link", name="Trade desk").click()
    await write(page, "from Ana")
    await expect(page.locator(".row.own")).to_contain_text("from Ana")
    await page.get_by_role("button", name="Speak as Ana").click()
    await page.get_by_role("menuitemradio", name="Ben").click()
    await write(page, "from Ben")
    await expect(page.locator(".row.own")).to_contain_text("from Ben")
    await expect(page.locator(".row:not(.own) .sender")).to_have_text("Ana")
    said = [message["from"]["id"] for message in sandbox.world.messages[GROUP_ID].values()]
    assert said == [ANA.id, BEN.id]


async def test_a_group_can_be_upgraded(page: Page) -> None:
    """The menu turns the group into a supergroup; who looks at it goes along and can still see what was said."""
    await page.get_by_role("link", name="Trade desk").click()
    await write(page, "said before")
    await page.get_by_role("button", name="Chat menu").click()
    await page.get_by_role("menuitem", name="Upgrade to a supergroup").click()
    await expect(page.locator("#chat-status")).to_contain_text("supergroup")
    await page.get_by_role("button", name="Earlier messages").click()
    await expect(bubbles(page)).to_contain_text("said before")
    await expect(page.get_by_role("button", name="GO TO THE SUPERGROUP")).to_be_visible()


async def test_markup_of_others_stays_text(page: Page) -> None:
    """HTML that a person or a bot writes is shown as it was written, and never becomes part of the page."""
    await start(page)
    await write(page, HOSTILE)
    await expect(page.locator(".own .text").last).to_contain_text(HOSTILE)
    await write(page, "/hostile")
    await expect(page.locator(".row:not(.own) .text").last).to_contain_text(HOSTILE)
    await expect(page.locator(".messages img, .messages script")).to_have_count(0)
    assert await page.evaluate("window.hacked") is None


async def test_a_deleted_message_vanishes(page: Page) -> None:
    """What the bot deletes goes from the page; the rest stays."""
    await start(page)
    await write(page, "/vanish")
    await expect(bubbles(page).last).to_contain_text("Still here")
    await expect(page.get_by_text("Soon gone")).to_have_count(0)


async def test_a_reload_keeps_the_history(page: Page) -> None:
    """After a reload the same chat is open with the same messages, and nothing counts as unread."""
    await start(page)
    await write(page, "/keys")
    await expect(bubbles(page)).to_have_count(4)
    await page.reload()
    await expect(bubbles(page)).to_have_count(4)
    await expect(page.locator(".badge")).to_have_count(0)


async def test_unread_messages_are_counted(page: Page, sandbox: Sandbox) -> None:
    """What comes into a chat that is not open is counted at the chat and in the title, until it is opened."""
    await start(page)
    sandbox.say(BEN.id, BEN.id, "/start")
    await expect(page.locator(".badge")).to_have_text("1")
    await expect(page).to_have_title("(1) Communiqué sandbox")
    await page.get_by_role("link", name="as Ben").click()
    await expect(page).to_have_title("Communiqué sandbox")


async def test_a_long_history_loads_as_one_scrolls_back(page: Page, sandbox: Sandbox) -> None:
    """Only the newest page is loaded; scrolling up loads the rest, and what comes meanwhile is announced below."""
    await start(page)
    await write(page, "/fall")
    await expect(bubbles(page).filter(has_text="Message 69.")).to_be_in_viewport()
    await page.reload()
    await expect(page.locator("#messages .row")).to_have_count(50)
    await expect(bubbles(page).filter(has_text="Message 69.")).to_be_in_viewport()
    await page.locator("#messages .row").last.hover()
    for _ in range(20):
        await page.mouse.wheel(0, -1500)
        if await bubbles(page).filter(has_text="Message 0.").count():
            break
        await page.wait_for_timeout(50)
    await page.locator("#messages .row").first.scroll_into_view_if_needed()
    await expect(bubbles(page).filter(has_text="Message 0.")).to_be_in_viewport()
    await sandbox_sends(sandbox, "News")
    await page.get_by_role("button", name="1 new message").click()
    await expect(bubbles(page).filter(has_text="News")).to_be_in_viewport()


async def sandbox_sends(sandbox: Sandbox, text: str) -> None:
    """Let the bot write to Ana out of the blue."""
    import aiohttp

    call = {"chat_id": ANA.id, "text": text}
    async with aiohttp.ClientSession() as http, http.post(f"{sandbox.api_url}/bot{TOKEN}/sendMessage", json=call) as r:
        assert r.status == 200


async def test_a_bot_can_be_blocked_and_let_in_again(page: Page, sandbox: Sandbox) -> None:
    """Block takes the text field away until Unblock is pressed."""
    await start(page)
    await page.get_by_role("button", name="Chat menu").click()
    await page.get_by_role("menuitem", name="Block the bot").click()
    await expect(page.locator("#chat-status")).to_have_text("blocked by Ana")
    assert sandbox.world.rooms[ANA.id].blocked
    await page.get_by_role("button", name="UNBLOCK").click()
    await expect(page.get_by_role("combobox", name="Message")).to_be_visible()
    assert not sandbox.world.rooms[ANA.id].blocked


async def test_the_page_waits_for_a_sandbox_that_is_away(desk: BrowserContext) -> None:
    """Without a server the page says what to do, and goes on by itself when one is there, also with another state."""
    first = Sandbox(token=TOKEN, limits=None, sample=False)
    await first.start()
    first.say(ANA.id, ANA.id, "kept by the first alone")
    port = int(first.url.rpartition(":")[2])
    page = await desk.new_page()
    await page.goto(first.url)
    await expect(bubbles(page)).to_have_count(1)
    await first.stop()
    await expect(page.get_by_text("Waiting for the bot: start it with make run")).to_be_visible()
    second = Sandbox(token=TOKEN, port=port, limits=None, sample=False)
    await second.start()
    await expect(page.get_by_role("button", name="START")).to_be_visible()
    await expect(page.locator("#banner")).to_be_hidden()
    await page.close()
    await second.stop()
