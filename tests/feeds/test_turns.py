"""Turns of hosts, and what their robots.txt allows."""

from __future__ import annotations

import asyncio

import pytest
from yarl import URL

from bot.errors import RobotsRefused, SourceUnavailable
from bot.feeds.robots import Robots
from bot.feeds.turns import HostPaused, Turns

PAGE = URL("https://news.example/world/1?x=1")


async def take(turns: Turns, host: str, log: list[float], running: list[int], *, hold: float = 0.01) -> None:
    """Take a turn, and note when it began and how many ran then."""
    async with asyncio.timeout(0.5) as deadline, turns.turn(host, deadline):
        log.append(asyncio.get_running_loop().time())
        running.append(running[-1] + 1)
        await asyncio.sleep(hold)
        running.append(running[-1] - 1)


async def test_requests_of_a_host_are_few_and_apart_and_waiting_costs_no_time() -> None:
    """Five requests of one host keep their distance, whatever their deadline; another host waits for none of them."""
    turns = Turns(at_once=2, apart=0.2)
    log: list[float] = []
    running = [0]
    async with asyncio.TaskGroup() as group:
        for _ in range(5):
            group.create_task(take(turns, "a.example", log, running))
        other: list[float] = []
        group.create_task(take(turns, "b.example", other, [0]))
    assert log[-1] - log[0] > 0.7
    assert max(running) <= 2
    assert other[0] < log[1]


async def test_only_so_many_run_at_once() -> None:
    """Without a distance the number at once still holds."""
    turns = Turns(at_once=2, apart=0)
    running = [0]
    async with asyncio.TaskGroup() as group:
        for _ in range(6):
            group.create_task(take(turns, "a.example", [], running))
    assert max(running) == 2


async def test_a_paused_host_is_refused_at_once_and_others_are_not() -> None:
    """Who said 429 is left alone; the reason comes without waiting."""
    turns = Turns(at_once=2, apart=0)
    turns.pause("a.example", 100)
    with pytest.raises(HostPaused) as refused:
        await take(turns, "a.example", [], [0])
    assert 99 < refused.value.seconds <= 100
    await take(turns, "b.example", [], [0])


async def test_what_runs_too_long_is_still_stopped() -> None:
    """The deadline goes on once the turn is there."""
    with pytest.raises(TimeoutError):
        await take(Turns(at_once=2, apart=0), "a.example", [], [0], hold=5)


async def test_idle_hosts_are_forgotten() -> None:
    """Ten thousand hosts leave no ten thousand behind."""
    turns = Turns(at_once=2, apart=0)
    for number in range(5000):
        await take(turns, f"{number}.example", [], [0], hold=0)
    assert len(turns._hosts) <= 2000


RULES = """
User-agent: *
Disallow: /private
Allow: /private/open
Disallow: /*.pdf$
Crawl-delay: 3

User-agent: Communique
Disallow: /members
"""


class Site:
    """Answers for robots.txt, and counts."""

    def __init__(self, answer: str | SourceUnavailable) -> None:
        self.answer = answer
        self.asked: list[str] = []

    async def load(self, url: str) -> bytes:
        """What a fetch would bring."""
        self.asked.append(url)
        if isinstance(self.answer, SourceUnavailable):
            raise self.answer
        return self.answer.encode()


@pytest.mark.parametrize(
    ("path", "agent", "allowed"),
    [
        ("/world/1", "Other", True),
        ("/private/x", "Other", False),
        ("/private/open/x", "Other", True),
        ("/a.pdf", "Other", False),
        ("/a.pdf?x", "Other", True),
        ("/members/1", "Communique", False),
        ("/private/x", "Communique", True),
    ],
)
async def test_robots_txt_is_read_as_its_standard_says(path: str, agent: str, allowed: bool) -> None:
    """The longest rule counts, wildcards too, and the group that names us before that of all."""
    robots = Robots(Site(RULES).load, agent)
    if allowed:
        await robots.check(URL("https://news.example").join(URL(path)))
    else:
        with pytest.raises(RobotsRefused, match="robots"):
            await robots.check(URL("https://news.example").join(URL(path)))


async def test_a_site_is_asked_once_and_its_delay_is_told() -> None:
    """Many pages at once cost one robots.txt; another site has its own."""
    site = Site(RULES)
    robots = Robots(site.load, "Other")
    assert await asyncio.gather(*(robots.check(PAGE) for _ in range(10))) == [3.0] * 10
    assert site.asked == ["https://news.example/robots.txt"]
    await robots.check(URL("https://news.example:8443/x"))
    assert site.asked[1:] == ["https://news.example:8443/robots.txt"]


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (403, True), (500, False), (429, False), (None, False)])
async def test_no_robots_txt_allows_everything_and_one_that_cannot_be_had_nothing_for_now(
    status: int | None, allowed: bool
) -> None:
    """A 4xx means that there is none; a server in trouble is asked again later."""
    robots = Robots(Site(SourceUnavailable("x", "HTTP", status=status)).load, "Other")
    if allowed:
        assert await robots.check(PAGE) == 0
        return
    with pytest.raises(SourceUnavailable, match=r"robots\.txt cannot be had") as refused:
        await robots.check(PAGE)
    assert not isinstance(refused.value, RobotsRefused)


async def test_whatever_stands_in_robots_txt_is_read_in_time() -> None:
    """Rubbish and a file of megabytes allow what they do not forbid."""
    for text in ("\x00\xff<html>", "Disallow: /\n" * 100_000, "User-agent: *\nDisallow: /" + "*a" * 2000):
        await asyncio.wait_for(Robots(Site(text).load, "Other").check(PAGE), 5)
