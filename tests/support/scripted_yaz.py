"""A program that speaks like yaz-client and plays a target that misbehaves as a test says."""

import json
import sys
from pathlib import Path

import msgspec

PROGRAM = '''#!{python}
import json, sys, time
from pathlib import Path

PLAY = json.loads(Path({play!r}).read_text())
LOST = Path({play!r} + ".lost")
dump, connected = None, False


def say(text):
    sys.stdout.write(text)
    sys.stdout.flush()


def close(key):
    """Lose the session, as often as the play says; remember it for the next session."""
    global connected
    lost = json.loads(LOST.read_text()) if LOST.exists() else {{}}
    if lost.get(key, 0) >= PLAY["closes"][key]:
        return False
    LOST.write_text(json.dumps({{**lost, key: lost.get(key, 0) + 1}}))
    connected = False
    say("Target closed connection\\n")
    return True


def hits():
    return PLAY["later_hits"] if LOST.exists() and PLAY["later_hits"] else PLAY["hits"]


def diagnose(number, sentence):
    say("Diagnostic message(s) from database:\\n    [%d] %s -- v2 addinfo ''\\n" % (number, sentence))


def show(start, count):
    if not connected:
        return say("Not connected yet\\n")
    if PLAY["silent_at"] and start >= PLAY["silent_at"]:
        time.sleep(60)
    wanted = range(start, start + min(count, PLAY["gives"]))
    for number in wanted:
        if str(number) in PLAY["closes"] and close(str(number)):
            return
    if PLAY["limit"] and wanted[-1] > PLAY["limit"]:
        return diagnose(13, "Present request out of range")
    if any(number in PLAY["fails"] for number in wanted):
        return diagnose(14, "System error in presenting records")
    say("Sent presentRequest.\\nRecords: %d\\n" % len(wanted))
    for number in wanted:
        if number in PLAY["bad"]:
            diagnose(238, "Record not available")
            continue
        record = PLAY["record"] % {{"number": "%06d" % number}}
        dump.write(record.encode())
        say("[Sea]Record type: USmarc\\n" + PLAY["words"] + "\\n")
    say("nextResultSetPosition = %d\\n" % (wanted[-1] + 1))


with Path({play!r} + ".asked").open("a") as asked:
    for line in iter(lambda: (say("Z> "), sys.stdin.readline())[1], ""):
        command, _, rest = line.rstrip("\\n").partition(" ")
        if not command.startswith("x"):
            asked.write(line)
            asked.flush()
        if command == "open":
            connected = not PLAY["refuses"]
            say("Connection accepted by v3 target.\\n" if connected else "error = Connect failed\\n")
        elif command == "find":
            say("Received SearchResponse.\\nSearch was a success.\\nNumber of hits: %d, setno 1\\n" % hits())
        elif command == "set_marcdump":
            if dump:
                dump.close()
            dump = open(rest, "ab") if rest else None
        elif command == "show":
            show(*map(int, rest.split("+")))
        elif command not in ("base", "format", "elements", "authentication") and not command.endswith("charset"):
            say("Unknown command: %s.\\n" % command)
'''


def marc(number: str) -> str:
    """A record of ISO 2709 whose 001 is a number of six figures."""
    return f"00061nam a2200037 a 4500001000700000245000800007\x1e{number}\x1e00\x1faSea\x1e\x1d"


class Play(msgspec.Struct, kw_only=True):
    """`closes`: place -> how often the session is lost there; `fails`: places that spoil a whole slice; `bad`:
    places that hold a diagnostic; `words`: what is printed for each record; `silent_at`: from where on nothing
    is said.
    """

    hits: int = 130
    later_hits: int = 0
    gives: int = 1000
    closes: dict[str, int] = {}
    fails: tuple[int, ...] = ()
    bad: tuple[int, ...] = ()
    limit: int = 0
    words: str = "00061nam  2200037 a 4500"
    silent_at: int = 0
    refuses: bool = False
    record: str = marc("%(number)s")

    def installed(self, folder: Path) -> Path:
        """The folder of the program, to stand on the PATH."""
        play = folder / "play"
        play.write_text(json.dumps(msgspec.to_builtins(self)))
        program = folder / "yaz-client"
        program.write_text(PROGRAM.format(python=sys.executable, play=str(play)))
        program.chmod(0o755)
        return folder


def asked(folder: Path) -> list[str]:
    """Every command that the program was given."""
    return (folder / "play.asked").read_text().splitlines()
