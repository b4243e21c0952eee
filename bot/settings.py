"""Settings from the environment and `.env`; only `cli` and `app` read them."""

from __future__ import annotations

from datetime import time
from pathlib import Path
from typing import Annotated, Literal, Self
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.errors import ConfigurationError


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError) as e:
        raise ValueError(f"{name!r} is no time zone; use an IANA name such as Europe/Berlin") from e
    return name


class Settings(BaseSettings):
    """Every setting with its default; names are those of the environment, in lower case."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8-sig", env_ignore_empty=True, extra="ignore", frozen=True
    )

    telegram_bot_token: SecretStr | None = None
    telegram_api_url: str = "https://api.telegram.org"
    telegram_admin_ids: Annotated[frozenset[int], NoDecode] = frozenset()
    openai_api_key: SecretStr | None = None
    openai_base_url: str | None = None
    openai_model: str = "gpt-4.1-mini"
    summarizer: Literal["auto", "offline", "openai"] = "auto"
    database_url: SecretStr = SecretStr("sqlite:///communique.db")
    feeds: str = ""
    poll_interval: int = Field(default=300, ge=1, le=86_400)
    digest_time: time = time(8, 0)
    timezone: Annotated[str, AfterValidator(_known_zone)] = "UTC"
    telegram_rate: float = Field(default=28, gt=0, le=1000)
    telegram_paid_broadcast: bool = False
    webhook_url: str | None = None
    webhook_secret: SecretStr | None = None
    port: int = Field(default=8443, ge=1, le=65_535)
    llm_facts: Literal["rules", "model"] = "rules"
    llm_daily_tokens: int | None = Field(default=None, ge=0)
    llm_timeout: float = Field(default=60, gt=0, le=3600)
    llm_answer_tokens: int = Field(default=4_000, ge=100, le=1_000_000)
    llm_price_prompt: float | None = Field(default=None, ge=0, allow_inf_nan=False)
    llm_price_completion: float | None = Field(default=None, ge=0, allow_inf_nan=False)
    llm_price_cached: float | None = Field(default=None, ge=0, allow_inf_nan=False)
    allow_private_networks: bool = False
    sandbox_port: int = Field(default=8080, ge=0, le=65_535)
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["console", "json"] = "console"

    @property
    def llm_prices(self) -> tuple[float, float, float] | None:
        """What a million prompt, cached prompt and completion tokens cost; None where nobody said.

        A prompt that the endpoint had cached costs what any other does, unless another price is told.
        """
        told = (self.llm_price_prompt, self.llm_price_cached, self.llm_price_completion)
        if all(price is None for price in told):
            return None
        prompt, cached, completion = told
        return prompt or 0.0, (prompt or 0.0) if cached is None else cached, completion or 0.0

    @field_validator("telegram_admin_ids", mode="before")
    @classmethod
    def _split_ids(cls, value: object) -> object:
        if isinstance(value, str):
            return frozenset(part for part in value.replace(",", " ").split())
        return value

    @field_validator("log_level", mode="before")
    @classmethod
    def _upper(cls, value: object) -> object:
        return value.upper() if isinstance(value, str) else value

    @field_validator("telegram_api_url", "openai_base_url", "webhook_url")
    @classmethod
    def _http(cls, value: str | None) -> str | None:
        if value is not None and not value.startswith(("http://", "https://")):
            raise ValueError("must begin with http:// or https://")
        return value.rstrip("/") if value else value

    @model_validator(mode="after")
    def _model_needs_an_endpoint(self) -> Self:
        if self.summarizer == "openai" and not (self.openai_api_key or self.openai_base_url):
            raise ValueError("SUMMARIZER=openai needs OPENAI_API_KEY (or OPENAI_BASE_URL of a local server)")
        return self

    @property
    def sandbox(self) -> bool:
        """Without a token the bot runs against its own sandbox."""
        return self.telegram_bot_token is None

    @property
    def uses_model(self) -> bool:
        """Whether a model is asked at all."""
        if self.summarizer == "auto":
            return bool(self.openai_api_key or self.openai_base_url)
        return self.summarizer == "openai"


def load_settings(env_file: Path | None = Path(".env"), **overrides: object) -> Settings:
    """Read the settings; `overrides` go before the environment.

    Raises ConfigurationError with a line for each setting that is wrong.
    """
    try:
        return Settings(_env_file=env_file, **overrides)  # type: ignore[arg-type]
    except ValidationError as e:
        lines = []
        for error in e.errors():
            name = ".".join(str(part) for part in error["loc"]).upper()
            message = error["msg"].removeprefix("Value error, ")
            lines.append(f"{name}: {message}" if name else message)
        raise ConfigurationError("settings: " + "\n          ".join(lines)) from None
    except UnicodeDecodeError:
        raise ConfigurationError(f"{env_file}: is not in UTF-8; save it in that encoding") from None
    except OSError as e:
        raise ConfigurationError(f"{env_file}: cannot be read ({e.strerror}); let this user read it") from None
