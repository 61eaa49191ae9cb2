"""What is said between the pool and its worker processes: jobs one way, frames of bytes the other way."""

from __future__ import annotations

import json
import pickle
from dataclasses import asdict, dataclass
from enum import Enum
from typing import IO, Literal

from maturity.framework.model import Framework
from maturity.reporting.folder import PageSize
from maturity.reporting.subject import Compared, Subject
from maturity.text import DEFAULT

Form = Literal["pdf", "html"]
Step = Literal["waiting", "starting", "reading", "layout", "writing"]

SCRATCH = "maturity-documents-"  # how the folder for temporary files of a worker is called

_LENGTH = 4  # bytes that say how long a frame is
_MOST = 1 << 30  # bytes in a frame
_TRIES = 5


class Kind(Enum):
    """What a frame from a worker holds: JSON, or the document itself."""

    HELLO = b"H"
    PROGRESS = b"P"
    RESULT = b"R"
    PROBLEM = b"E"


@dataclass(frozen=True)
class Job:
    """A document to make: a report of a subject or of a comparison, or the questionnaire of a framework."""

    report: str
    about: Subject | Compared | Framework
    form: Form = "pdf"
    page: PageSize | None = None
    language: str = DEFAULT


@dataclass(frozen=True)
class Progress:
    """How far a document is; `page` is the one being laid out, from 1."""

    step: Step = "waiting"
    page: int = 0


def packed(job: Job) -> bytes:
    """Return a job as bytes for a worker."""
    for left in reversed(range(_TRIES)):
        try:
            return pickle.dumps(job, pickle.HIGHEST_PROTOCOL)
        except RuntimeError:  # another thread has just kept something it worked out from the same framework
            if not left:
                raise
    raise AssertionError


def unpacked(data: bytes) -> Job:
    """Return the job in bytes that the pool wrote. Only ever done in a worker, which has no other source."""
    job = pickle.loads(data)  # noqa: S301 - from the parent process through our own pipe
    if not isinstance(job, Job):
        raise TypeError(f"not a job: {type(job).__name__}")
    return job


def write(to: IO[bytes], data: bytes) -> None:
    """Write one frame."""
    to.write(len(data).to_bytes(_LENGTH, "big"))
    to.write(data)
    to.flush()


def read(source: IO[bytes]) -> bytes | None:
    """Return the next frame; None where the other side has ended, even in the middle of one."""
    head = source.read(_LENGTH)
    length = int.from_bytes(head, "big")
    if len(head) < _LENGTH or length > _MOST:
        return None
    data = source.read(length)
    return data if len(data) == length else None


def said(kind: Kind, words: str = "") -> bytes:
    """Return the frame of a hello or of a problem; a hello without words says that everything can be made."""
    return kind.value + json.dumps(words).encode()


def told(progress: Progress) -> bytes:
    """Return the frame of a progress."""
    return Kind.PROGRESS.value + json.dumps(asdict(progress)).encode()


def words_in(data: bytes) -> str:
    """Return the words that follow the kind in a frame of `said`."""
    return str(json.loads(data[1:]))


def progress_in(data: bytes) -> Progress:
    """Return the progress in a frame of `told`."""
    return Progress(**json.loads(data[1:]))
