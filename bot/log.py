"""Set up structured logs: events with ids, and never a token, a key or a person's text."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Iterable
from typing import Any, Literal

import structlog

_SECRETS = re.compile(
    r"\d{5,}(?::|%3A)[A-Za-z0-9_-]{20,}"  # a bot token, also inside an address
    r"|\bsk-[A-Za-z0-9_-]{8,}"  # a model key
    r"|(?<=://)[^/\s:@]+:[^/\s@]+(?=@)"  # user:password@ of a database or feed address
)
SHORTEST_SECRET = 6
"""A shorter "secret" would blank out ordinary words."""
_NOISY = (
    "telegram",
    "httpx",
    "httpx2",
    "httpcore",
    "httpcore2",
    "openai",
    "aiohttp.access",
    "apscheduler",
    "trafilatura",
    "alembic",
)
"""Libraries that log every request, with its address; what goes wrong still comes through."""


class RedactingFormatter(structlog.stdlib.ProcessorFormatter):
    """Format a log line; known secrets, and whatever looks like one, become `***`, wherever they stand."""

    def __init__(self, secrets: Iterable[str], **options: Any) -> None:
        super().__init__(**options)
        self._secrets = tuple(s for s in secrets if len(s) >= SHORTEST_SECRET)

    def format(self, record: logging.LogRecord) -> str:
        """Return the line for `record`, tracebacks included, without secrets."""
        line = super().format(record)
        for secret in self._secrets:
            line = line.replace(secret, "***")
        return _SECRETS.sub("***", line)


def set_up_logging(
    *,
    level: str = "INFO",
    form: Literal["console", "json"] = "console",
    secrets: Iterable[str] = (),
) -> None:
    """Send structlog and the standard library's logs through one renderer to standard error."""
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.ExtraAdder(),
        structlog.processors.TimeStamper(fmt="iso", utc=True, key="at"),
        structlog.processors.UnicodeDecoder(),
    ]
    render: list[Any]
    if form == "json":
        render = [
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ]
    else:
        colors = sys.stderr.isatty()
        render = [
            structlog.dev.ConsoleRenderer(
                colors=colors, exception_formatter=structlog.dev.plain_traceback, pad_event_to=28
            ),
        ]
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        RedactingFormatter(
            secrets,
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *render],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in _NOISY:
        logging.getLogger(name).setLevel(logging.WARNING)
    # It warns of each tick that one before holds up, which on a busy machine is as it should be.
    logging.getLogger("apscheduler.scheduler").setLevel(logging.ERROR)
