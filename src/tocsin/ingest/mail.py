"""Mail: an .eml file to one draft: its subject is the title, its date metadata, its sender's name the outlet; attachments are named, not read."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr

from tocsin.ingest.charset import decode
from tocsin.ingest.clean import line
from tocsin.ingest.draft import Draft, Form, Refused, note
from tocsin.ingest.published import from_field
from tocsin.model import Issue


def read(data: bytes, where: str) -> Iterator[Draft | Issue]:
    """The draft of a mail. Its plain text is taken, or where there is none its HTML."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None:
        raise Refused("empty", "the mail has no text")
    content = words(part)
    names = [attachment.get_filename() or attachment.get_content_type() for attachment in message.iter_attachments()] if message.is_multipart() else []
    issues = [note("attachment", f"attachments were not read: {', '.join(names)[:300]}", where)] if names else []
    name, address = parseaddr(header(message, "From") or "")
    yield Draft(
        input=where, form=Form.PAGE if part.get_content_type() == "text/html" else Form.TEXT, content=content, title=line(header(message, "Subject")),
        outlet=line(name) or line(address.rpartition("@")[2]), published=from_field(header(message, "Date"), "Date"), issues=tuple(issues),
    )  # fmt: skip


def header(message: EmailMessage, name: str) -> str | None:
    """A header's words; None where it is missing or can't be parsed."""
    try:
        value = message.get(name)
        return str(value) if value is not None else None
    except (ValueError, IndexError, AttributeError, TypeError):
        return None


def words(part: MIMEPart) -> str:
    """The text of a part, in its declared character set or the one that fits."""
    raw = part.get_payload(decode=True)
    return decode(raw, part.get_content_charset()).text if isinstance(raw, bytes) else ""
