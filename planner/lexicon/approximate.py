# ruff: noqa: E501  (words that belong together stay together)
# fmt: off
"""Small words around numbers, in all languages together: they tell nothing apart."""

from __future__ import annotations

SAID = (
    "of|is|at|about|around|to|approximately|roughly|circa|ca|ca.|大约|大概|约|约为|为|是|在|设为|定在|左右|は|が|を|およそ|约|だいたい|은|는|이|가|을|를|약|대략"
    "|de|a|en|es|sobre|unos|unas|alrededor de|aproximadamente|cerca de|hacia|por volta de|em torno de|em|uns|vers|environ|autour de|à"
    "|auf|bei|etwa|ungefahr|rund|um|um die|von|mit|di|circa|intorno a|intorno ai|attorno a|verso|sui|около|примерно|приблизительно|в"
)
"""What may stand between a word for tempo and its number."""
RANGES = "-|~|to|and|und|y|e|et|и|o|ou|oder|bis zu|到|至|から|に|에서|부터|a|al|hasta|ate|à|bis|до|fino a|–"
"""What may stand between the two numbers of a range."""
AROUND = (
    "around|about|approximately|roughly|大约|大概|约|およそ|约|だいたい|약|대략|alrededor de|aproximadamente|por volta de|em torno de|cerca de|environ"
    "|autour de|etwa|ungefahr|rund|um die|circa|intorno a|intorno ai|около|примерно"
)
"""Before a number alone that can only be a tempo."""
TIME_OF_DAY = (
    "早上|凌晨|晚上|下午|中午|上午|深夜|at|clock|午前|午後|朝|夜|오전|오후|아침|밤|a las|a la|as|alle|um|gegen|в|к|vers"
)
"""Before a clock time that is no length."""
FROM = "zuerst|zunächst|anfangs|beginnt|сперва|вначале|начинается|из|empieza|comienza|empezando|começa|comença|commence|inizia|comincia|parte|al principio|au début|all'inizio|no começo|no início|starts|begins|开始|一开始|前面|先|from|de|desde|von|da|dal|от|с|から|最初は|처음|d'abord|erst|primero|primeiro|prima|сначала"
"""Before the first of two things that follow each other."""
BESIDE = (
    "of|is|for|a|an|with|with a|lasting|von je|zu je|dauert|hat|umfasst|из|длиной|длится|занимает|are|each|的|为|有|共|长|是|个|の|は|が|을|를|은|는|이|가|의|de|del|du|des|con|com|avec|mit|mit je|zu|von|di|da|per"
    "|с|на|в|по|por|para|pour|durante|dura|duree|dur|dure|lang|long|longue"
)
"""What may stand between a part and its length."""
CHAIN = (
    "anschließend|schließlich|zum schluss|dann ein|dann eine|dann der|затем|далее|после|за ним|и ещё|снова|ещё|di|da|del|dei|d|du|des|do|dos|i|gli|les|los|las|os|as|again|wieder|otra vez|de novo|ancora|encore|next|finally|dupla|и|по|je|each|各|然后|接着|再来|最后|もう一度|또|and then"
    "|and|then|和|与|再|到|接|for|of|的|一段|个|a|an|と|そして|から|へ|그리고|다음|y|e|et|und|и|luego|despues|depois|puis|ensuite|dann|danach|poi|затем"
    "|потом|followed by|with|con|com|avec|mit|с|de|la|el|le|die|der|den|das|o|un|una|uno|um|uma|une|ein|eine|einen|einer"
)
"""What may stand between the parts of a form that is told in order."""
CHORDS_BESIDE = (
    "verwendet|benutzt|über|akkorden|mit den akkorden|аккордами|с аккордами|на аккордах|использует|по|也用|也是|就用|"
    "用|使用|是|为|的|和弦|和弦是|和弦为|和弦用|部分|采用|走|弹|uses|use|with|in|on|over|goes|plays|is|are|chord|chords|section|with the chords|the"
    "|は|で|が|を|のコード|コード|コードは|は、|은|는|이|가|코드|코드는|con|com|avec|mit|acordes|los acordes|os acordes|accords|les accords|akkorde"
    "|den akkorden|accordi|gli accordi|с|аккорды|на|en|em|sur|auf|usa|utilise|nutzt|de|del|du"
)
"""What may stand between a part and its chords."""
MUSIC_FOR = (
    "für solo|für ein|für eine|für klavier solo|для одного|для одной|для соло|для сольного|для сольной|para o|para a|pour la|pour un|para un|para una|per un"
    "|per una|per la|per lo|para um|para uma|for|for a|for the|for solo|para|para el|pour|pour le|fur|per|per il|для"
)
"""Before an instrument that a piece is for."""
PIECE_OF = (
    "estudio de|sonata de|concierto de|estudo de|étude de|sonate de|studio di|sonata di|nocturno de|noturno de|nocturne de|notturno di|preludio de"
    "|prélude de|preludio di|solo de|solo di|sonate fur|etude fur|fuge fur|соната для|этюд для|фуга для|ноктюрн для|прелюдия для|музыка для|pieza de|pieza para|obra para|musica de|peca de|peca para|morceau de|piece de|piece pour|brano di|pezzo di|musica di|пьеса для|произведение для"
    "|stuck fur|musik fur"
)
