"""Before kinds: words that people write before a kind of contact (`quick call`, `kurzes Telefonat`), which are
therefore no surname behind a first name."""

_WORDS = """i we he she they you it who just finally again also then
ich wir er sie je elle nous yo eu io noi ik ja my я мы
a an the our my her his their one two three some no had did after before during over with in at on by for
from via about another first second third last next long short quick brief great good nice lovely fun
happy late early small big surprise spontaneous missed skipped thank thanks sent got wrote made quiet
busy weekly monthly annual daily yearly video phone zoom team lab work business job online virtual remote
joint group public monday tuesday wednesday thursday friday saturday sunday morning noon afternoon
evening birthday christmas farewell welcome planned hi hello
ein eine einen kurz kurzes kurzer kurze lang langes langer lange nett nettes netter gutes guter gute erstes
erster erste zweites letztes letzter spontanes spontaner schnelles nach vor beim im am zum mit von per mein
unser
un une le la petit petite long longue court courte rapide bon bonne premier première dernier au par avec après
avant
el los las buena buen corto corta larga largo rápido rápida primer primera última último por con después antes
en
um uma o bom boa curto longa última depois antes com por
uno il lo breve bello bella lungo lunga veloce primo prima ultimo per con dopo
een het de korte lange snelle goede leuke eerste laatste na voor met op bij
krótka krótki długa długi szybka szybki miła miły pierwsza pierwszy po przed na przy
короткий короткая долгий долгая быстрый быстрая хороший хорошая первый первая после до на по"""

BEFORE_KINDS = frozenset(_WORDS.split())
