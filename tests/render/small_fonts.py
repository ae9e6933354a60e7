"""Sound fonts of a few kilobytes: one looped sine a preset, or what stands in its place."""

import io
import struct
from pathlib import Path

import numpy as np
import soundfile

RATE_HZ = 22_050
LOOP_FRAMES = 50  # 441 Hz
SINE = 0.5 * np.sin(2 * np.pi * np.arange(LOOP_FRAMES * 20) / LOOP_FRAMES)


def chunk(name: bytes, body: bytes) -> bytes:
    return name + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)


def texts(rows: dict[bytes, bytes]) -> bytes:
    return (
        b"INFO"
        + chunk(b"ifil", struct.pack("<HH", 2, 4))
        + b"".join(chunk(k, v + b"\0" * (2 - len(v) % 2)) for k, v in rows.items())
    )


def tables(presets: list[tuple[int, int, float]], header: bytes) -> dict[bytes, bytes]:
    """The nine tables; each preset is one instrument of the one sample, softer by so many centibels."""
    count = len(presets)
    phdr = b"".join(
        struct.pack("<20sHHHIII", f"Preset {i}".encode(), program, bank, i, 0, 0, 0)
        for i, (bank, program, _) in enumerate(presets)
    ) + struct.pack("<20sHHHIII", b"EOP", 0, 0, count, 0, 0, 0)
    inst = b"".join(struct.pack("<20sH", f"Inst {i}".encode(), i) for i in range(count))
    igen = b"".join(
        struct.pack("<HHHHHH", 48, int(softer), 54, 1, 53, 0) for _, _, softer in presets
    )  # initialAttenuation, sampleModes, sampleID
    return {
        b"phdr": phdr,
        b"pbag": b"".join(struct.pack("<HH", i, 0) for i in range(count + 1)),
        b"pmod": bytes(10),
        b"pgen": b"".join(struct.pack("<HH", 41, i) for i in range(count)) + bytes(4),
        b"inst": inst + struct.pack("<20sH", b"EOI", count),
        b"ibag": b"".join(struct.pack("<HH", 3 * i, 0) for i in range(count + 1)),
        b"imod": bytes(10),
        b"igen": igen + bytes(4),
        b"shdr": header + struct.pack("<20sIIIIIBbHH", b"EOS", 0, 0, 0, 0, 0, 0, 0, 0, 0),
    }


def small_font(
    path: Path, presets: list[tuple[int, int, float]], *, packed: bool = False, broken: bytes | None = None
) -> Path:
    """Write a font of these (bank, program, centibels softer); ``packed`` is SF3, ``broken`` replaces its Vorbis."""
    if packed:
        held = io.BytesIO()
        soundfile.write(held, SINE, RATE_HZ, format="OGG", subtype="VORBIS")
        samples = held.getvalue() if broken is None else broken
        header = struct.pack(
            "<20sIIIIIBbHH", b"Sine", 0, len(samples), LOOP_FRAMES, LOOP_FRAMES * 19, RATE_HZ, 69, 0, 0, 0x11
        )
    else:
        samples = (SINE * 32_767).astype("<i2").tobytes() + bytes(92)
        header = struct.pack(
            "<20sIIIIIBbHH", b"Sine", 0, len(SINE), LOOP_FRAMES, LOOP_FRAMES * 19, RATE_HZ, 69, 0, 0, 1
        )
    pdta = b"pdta" + b"".join(chunk(name, body) for name, body in tables(presets, header).items())
    info = texts({b"isng": b"EMU8000", b"INAM": path.stem.encode(), b"ICOP": b"CC0"})
    body = b"sfbk" + b"".join(chunk(b"LIST", part) for part in (info, b"sdta" + chunk(b"smpl", samples), pdta))
    path.write_bytes(chunk(b"RIFF", body))
    return path
