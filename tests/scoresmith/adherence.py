"""Forty prompts of our own with what they ask for: twenty in Chinese, twenty in English."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Asked:
    """A prompt and its gold values; ``programs`` are General MIDI programs that must play, -1 for a drum kit."""

    prompt: str
    bpm: float
    meter: tuple[int, int]
    tonic: str
    mode: str
    programs: tuple[int, ...]
    bars: int


ASKED: tuple[Asked, ...] = (
    Asked("一首温暖的流行歌，C大调，90拍每分钟，4/4拍，钢琴和吉他，16小节", 90, (4, 4), "C", "major", (0,), 16),
    Asked("悲伤的抒情曲，A小调，速度72，钢琴与大提琴，十六小节", 72, (4, 4), "A", "minor", (0, 42), 16),
    Asked("欢快的圆舞曲，G大调，四三拍，BPM=150，手风琴，24小节", 150, (3, 4), "G", "major", (21,), 24),
    Asked("战斗音乐，D小调，140BPM，弦乐和圆号，16小节循环", 140, (4, 4), "D", "minor", (60,), 16),
    Asked("国风，长笛和扬琴，G大调，每分钟80拍，16小节", 80, (4, 4), "G", "major", (73, 15), 16),
    Asked("摇滚，E小调，电吉他、贝斯和鼓，130 bpm，20小节", 130, (4, 4), "E", "minor", (-1,), 20),
    Asked("爵士摇摆，F大调，萨克斯，120拍，16小节", 120, (4, 4), "F", "major", (), 16),
    Asked("安静的氛围音乐，降E大调，60 BPM，12小节", 60, (4, 4), "E-", "major", (), 12),
    Asked("民谣，D大调，木吉他和口琴，100BPM，16小节", 100, (4, 4), "D", "major", (22,), 16),
    Asked("7/8拍的民族风，A小调，长笛，速度110，16小节", 110, (7, 8), "A", "minor", (73,), 16),
    Asked("6/8拍摇篮曲，F大调，八音盒，70 BPM，16小节", 70, (6, 8), "F", "major", (10,), 16),
    Asked("史诗配乐，C小调，小号，90 BPM，16小节", 90, (4, 4), "C", "minor", (56,), 16),
    Asked("钢琴独奏，升F小调，66 BPM，16小节", 66, (4, 4), "F#", "minor", (0,), 16),
    Asked("电子舞曲，A小调，128 BPM，32小节", 128, (4, 4), "A", "minor", (), 32),
    Asked("小提琴练习曲，D大调，2/4拍，96 BPM，16小节", 96, (2, 4), "D", "major", (40,), 16),
    Asked("低保真嘻哈，降B大调，78 BPM，电钢琴，16小节", 78, (4, 4), "B-", "major", (4,), 16),
    Asked("巴萨诺瓦，G大调，尼龙吉他，125 BPM，16小节", 125, (4, 4), "G", "major", (24,), 16),
    Asked("放克，E小调，105 BPM，铜管，16小节", 105, (4, 4), "E", "minor", (), 16),
    Asked("5/4拍的神秘音乐，D小调，单簧管，88 BPM，12小节", 88, (5, 4), "D", "minor", (71,), 12),
    Asked("古典小品，B小调，双簧管和竖琴，80 BPM，16小节", 80, (4, 4), "B", "minor", (68, 46), 16),
    Asked("a bright pop song in C major, 120 bpm, 16 bars, piano", 120, (4, 4), "C", "major", (0,), 16),
    Asked("sad ballad in E minor at 68 bpm with cello, 16 bars", 68, (4, 4), "E", "minor", (42,), 16),
    Asked("a waltz in 3/4, F major, 160 bpm, violin and piano, 32 bars", 160, (3, 4), "F", "major", (40, 0), 32),
    Asked("epic orchestral battle music, C minor, 150 bpm, trumpet, 24 bars", 150, (4, 4), "C", "minor", (56,), 24),
    Asked("8-bit game loop in G major, 140 bpm, 16 bars", 140, (4, 4), "G", "major", (), 16),
    Asked("rock song in A minor, 125 bpm, distortion guitar, drums, 16 bars", 125, (4, 4), "A", "minor", (30, -1), 16),
    Asked("slow jazz in B flat major, 80 bpm, trumpet, 16 bars", 80, (4, 4), "B-", "major", (56,), 16),
    Asked("ambient pads in D major, 70 bpm, 12 bars", 70, (4, 4), "D", "major", (), 12),
    Asked("irish folk tune in D major, 6/8, flute, 110 bpm, 16 bars", 110, (6, 8), "D", "major", (73,), 16),
    Asked("bossa nova in A minor, 130 bpm, nylon guitar, 16 bars", 130, (4, 4), "A", "minor", (24,), 16),
    Asked("funk groove in D minor, 100 bpm, slap bass, 16 bars", 100, (4, 4), "D", "minor", (36,), 16),
    Asked("solo piano nocturne in C# minor, 60 bpm, 16 bars", 60, (4, 4), "C#", "minor", (0,), 16),
    Asked("a march in E flat major, 2/4, brass section, 112 bpm, 16 bars", 112, (2, 4), "E-", "major", (61,), 16),
    Asked("lofi beat in F minor, 75 bpm, electric piano, 16 bars", 75, (4, 4), "F", "minor", (4,), 16),
    Asked("a 5/4 piece in G minor for clarinet and piano, 100 bpm, 16 bars", 100, (5, 4), "G", "minor", (71, 0), 16),
    Asked("disco in A major, 118 bpm, strings, 16 bars", 118, (4, 4), "A", "major", (), 16),
    Asked("a 7/8 dance in E minor, accordion, 140 bpm, 16 bars", 140, (7, 8), "E", "minor", (21,), 16),
    Asked("edm drop in F# minor, 128 bpm, 16 bars", 128, (4, 4), "F#", "minor", (), 16),
    Asked("a hymn in A flat major, church organ, 72 bpm, 16 bars", 72, (4, 4), "A-", "major", (19,), 16),
    Asked("blues in G major, 90 bpm, harmonica, 12 bars", 90, (4, 4), "G", "major", (22,), 12),
)
