"""The error tree: each error is named for what happened, and its message says what to do where a person sees it."""

from __future__ import annotations


class CommuniqueError(Exception):
    """The root: whatever this project raises on purpose. It comes whole out of a worker process."""

    def __reduce__(self) -> tuple[object, ...]:
        # Python's own way calls the class with the message alone.
        return _same, (type(self), self.args, self.__dict__)


def _same(kind: type[CommuniqueError], args: tuple[object, ...], told: dict[str, object]) -> CommuniqueError:
    error = kind.__new__(kind)
    error.args = args
    error.__dict__.update(told)
    return error


class ConfigurationError(CommuniqueError):
    """A setting is missing, malformed or refused; the message names it and says how to mend it."""


class TokenRefused(ConfigurationError):
    """Telegram does not know TELEGRAM_BOT_TOKEN. Copy it again from @BotFather."""


class DatabaseUnavailable(CommuniqueError):
    """The database cannot be opened, is locked by another process, full or damaged."""


class SourceUnavailable(CommuniqueError):
    """A feed or page could not be had; `reason` is one line for a person."""

    def __init__(
        self,
        url: str,
        reason: str,
        *,
        retry_after: float | None = None,
        gone: bool = False,
        status: int | None = None,
    ) -> None:
        super().__init__(f"{url}: {reason}")
        self.url = url
        self.reason = reason
        self.status = status
        """The HTTP status, where there was an answer."""
        self.retry_after = retry_after
        """Seconds the server asked to wait."""
        self.gone = gone
        """The server said that it will not come back (410)."""


class AddressRefused(SourceUnavailable):
    """The address is not one we ask: not http(s), or private without ALLOW_PRIVATE_NETWORKS."""


class RobotsRefused(SourceUnavailable):
    """The site's robots.txt keeps the page from us."""


class NotAFeed(SourceUnavailable):
    """What came back is no feed; `candidates` are feed addresses that the page names."""

    def __init__(self, url: str, reason: str, candidates: tuple[str, ...] = ()) -> None:
        super().__init__(url, reason)
        self.candidates = candidates


class NoArticleText(SourceUnavailable):
    """The page carries no article text (a consent page, a paywall, a page built by scripts).

    `versions` are addresses of the same article that the page names: where it sends its readers, its AMP page, its
    page for printing. With `retry_after` it may be there later.
    """

    def __init__(
        self, url: str, reason: str, versions: tuple[str, ...] = (), *, retry_after: float | None = None
    ) -> None:
        super().__init__(url, reason, retry_after=retry_after)
        self.versions = versions


class SummarizerFailed(CommuniqueError):
    """The model gave nothing usable; `reason` is one line. The offline summarizer stands in."""

    def __init__(self, reason: str, *, retry_after: float | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.retry_after = retry_after
