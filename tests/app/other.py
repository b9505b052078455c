"""Another program on the desk: what it gets of the clipboard, what it offers there or to be dragged."""
import contextlib
import os
import struct
import subprocess
import sys
import zlib

sys.dont_write_bytecode = True
from desk import PATIENCE, expect, until

OTHER = os.path.join(os.environ["WAYMARK_TESTS"], "support", "desktop", "other-program")


def clipboard(kind):
    """What another program gets of the clipboard."""
    done = subprocess.run([OTHER, "get", kind], capture_output=True, timeout=PATIENCE)
    expect("reading %s (%s)" % (kind, done.stderr.decode()), done.returncode, 0)
    return done.stdout


@contextlib.contextmanager
def other(desk, what, **offers):
    """Another program that owns the clipboard, or has something to drag."""
    arguments = []
    for kind, data in offers["data"].items():
        path = desk.path("offer-%d" % len(arguments))
        with open(path, "wb") as f:
            f.write(data)
        arguments.append("%s=%s" % (kind, path))
    program = subprocess.Popen([OTHER, what, *arguments], stdout=subprocess.PIPE, stdin=subprocess.DEVNULL)
    try:
        expect("the other program", program.stdout.readline(), b"ready\n")
        # The owner answers in turn: when a third program knows what is offered, Waymark knows it too.
        if what == "offer":
            formats = subprocess.run([OTHER, "formats"], capture_output=True, text=True).stdout.split()
            expect("what is offered", sorted(formats), sorted(offers["data"]))
        yield
    finally:
        program.kill()
        program.wait()


def png(width, height, whole=True):
    """A picture; not WHOLE: only its head, as a small file that says it is a huge picture."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    row = b"\0" + b"".join(bytes((x * 255 // width, 90, 160)) for x in range(width)) if whole else b""
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)) +
            chunk(b"IDAT", zlib.compress(row * height if whole else b"")) + chunk(b"IEND", b""))


def drag(x1, y1, x2, y2, arrived):
    """The pointer goes on its way in steps, as a hand does: a drag begins after a few pixels."""
    subprocess.run(["xdotool", "mousemove", str(x1), str(y1), "mousedown", "1"], check=True)
    for i in range(1, 21):
        subprocess.run(["xdotool", "mousemove", str(x1 + (x2 - x1) * i // 20), str(y1 + (y2 - y1) * i // 20)], check=True)


    def wiggle():
        # Where the pointer is, is told when it moves.
        for by in ("2", "-2"):
            subprocess.run(["xdotool", "mousemove_relative", "--", by, "0"], check=True)
        return arrived()

    until("the drag to arrive", wiggle)
    subprocess.run(["xdotool", "mouseup", "1"], check=True)


def save(desk):
    desk.key("ctrl+s")
    desk.see_state("Saved")


def saved(desk, path):
    save(desk)
    return open(path).read()


def undo_all(desk, path, before):
    """Back to the first bytes."""
    while desk.undo_step().startswith("Undo: "):
        desk.key("ctrl+z")
    expect("the file after undo", saved(desk, path) == before, True)
