"""Keep what a bot uploads, as long as there is room, and describe it as the Bot API does."""

from __future__ import annotations

import hashlib
import re
from collections import OrderedDict
from dataclasses import dataclass, field

from bot.sandbox.errors import bad_request
from bot.sandbox.params import Json, Upload

MAX_PHOTO_BYTES = 10 * 1024 * 1024
MAX_KEPT_BYTES = 64 * 1024 * 1024
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
PHOTO_KINDS = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg", b"GIF8": "image/gif"}


@dataclass
class Files:
    """Uploads by file id; the oldest go when there are too many bytes of them. Not kept over a restart."""

    kept: OrderedDict[str, Upload] = field(default_factory=OrderedDict)
    size: int = 0

    def take(self, params: Json, name: str) -> Json:
        """Return the Bot API's description of a call's upload, or of a file sent before. Raises 400."""
        value = params.get(name)
        if isinstance(value, str) and value.startswith("attach://"):
            value = params.get(value.removeprefix("attach://"))
        if not value:
            raise bad_request(f"there is no {name} in the request")
        if isinstance(value, tuple):
            return self._described(self._keep(name, value), name)
        if not isinstance(value, str):
            raise bad_request(f"there is no {name} in the request")
        if _ADDRESS.match(value):
            raise bad_request("failed to get HTTP URL content")  # the sandbox asks nobody
        if value not in self.kept or not value.startswith(name):
            raise bad_request("wrong file identifier/HTTP URL specified")
        return self._described(value, name)

    def get(self, file_id: str) -> Json:
        """Return the Bot API's File. Raises 400."""
        if file_id not in self.kept:
            raise bad_request("invalid file_id")
        return self._described(file_id, "file") | {"file_path": file_id}

    def _keep(self, name: str, upload: Upload) -> str:
        data = upload[2]
        if not data:
            raise bad_request("file must be non-empty")
        if name == "photo":
            if len(data) > MAX_PHOTO_BYTES:
                raise bad_request("photo is too big")
            if image_type(data) is None:
                raise bad_request("IMAGE_PROCESS_FAILED")
        file_id = f"{name}-{hashlib.sha256(upload[0].encode('utf-8', 'surrogatepass') + data).hexdigest()[:32]}"
        if file_id not in self.kept:
            self.kept[file_id] = upload
            self.size += len(data)
            while self.size > MAX_KEPT_BYTES and len(self.kept) > 1:
                self.size -= len(self.kept.popitem(last=False)[1][2])
        return file_id

    def _described(self, file_id: str, name: str) -> Json:
        filename, kind, data = self.kept[file_id]
        found: Json = {"file_id": file_id, "file_unique_id": file_id.split("-")[1][:16], "file_size": len(data)}
        if name == "photo":
            width, height = _png_size(data) or (320, 240)
            found |= {"width": width, "height": height}
        elif name == "document":
            found |= {"file_name": filename, "mime_type": kind}
        return found


def image_type(data: bytes) -> str | None:
    """Return the content type of a picture by its first bytes."""
    return next((kind for start, kind in PHOTO_KINDS.items() if data.startswith(start)), None)


def _png_size(data: bytes) -> tuple[int, int] | None:
    if not data.startswith(b"\x89PNG") or len(data) < 24:
        return None
    return int.from_bytes(data[16:20]), int.from_bytes(data[20:24])
