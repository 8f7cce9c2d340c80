"""Given names: the short forms by which people are called to the given names that they may stand for."""

from collections.abc import Mapping
from types import MappingProxyType

# A row is one name: its forms in several languages first, then its short forms, folded, accents left out.
_ROWS = """
alexander alexandre alessandro alejandro aleksander aleksandr; alex sascha sasha sacha sandro xander sander ales
alexandra alessandra alejandra aleksandra; alex sascha sasha sandra ola
andreas andrew andre andrea andres andrzej andrei; andy andi drew dre
anna anne ann ana hannah; annie anja anni nan anya ania anita annika anuschka
anthony antonio anton antoine antonino; tony toni toine
barbara; barb babs barbel basia
benjamin; ben benny benji
bernhard bernard bernardo; bernd bernie berni
charles carlos karl carlo; charlie chuck carlitos kalle
christian cristian; chris
christina christine cristina krystyna kristina; chris tina chrissie krysia
christopher christoph christophe cristobal krzysztof; chris kit stoffel krzysiek toph
daniel; dan danny dani
david; dave davey
deborah; deb debbie
dimitri dmitri dmitry; dima mitja mitya
dolores; lola
dorothea dorothy; dot dottie thea dora
edward eduard edouard eduardo; ed eddie ted ned edi
elisabeth elizabeth isabel elisabetta elzbieta; liz lizzie beth betty bessie lisa sissi elli ela bettina ilse
emanuel emmanuel manuel; manu manolo
eugen eugene eugenio evgeny jewgeni; gene zhenya schenja
ferdinand fernando; ferdi nando
francis francisco francesco franz francois franciszek frans; frank paco pancho franco fran franek cisco
frances francisca francesca franziska francoise; fran franzi paca fanny cesca
frederic frederick friedrich federico fryderyk; fred freddy fritz fede
gabriel gabriele; gabe gabi
gabriela gabriella gabriele; gabi gaby
georg george georges jorge giorgio jerzy yuri; jorg schorsch jurek
gerhard gerard gerardo; gerd gerry hardy
giovanni john johann johannes jean juan jan ivan joao jo jon; gianni johnny jack hans hannes hansi vanya vanja janek
giuseppe joseph josef jose jozef; joe joey sepp beppe pepe jupp peppe pino seppi zeca
gregory gregor gregorio grzegorz grigori; greg gregg grischa grzesiek
guillermo william wilhelm guillaume guglielmo willem; bill billy will willy memo guille willi wim liam helmut
heinrich henry henri enrique enrico hendrik henryk; heinz hal harry heiner quique henk rico henny
helena helen helene elena yelena jelena; lena leni ellen nell lenka lenochka
hieronymus jerome geronimo; jerry
ignacio ignaz ignacy; nacho
jacob jakob jacques giacomo jakub james jaime diego santiago; jim jimmy jake jamie kuba tiago jack kobi
jennifer; jen jenny
jessica; jess jessie
joachim joaquin; jochen achim quim ximo kim
johanna joanna jeanne juana giovanna joana; hanna jo joan asia hanni
jonathan; jon jonny
katharina catherine katherine caterina catalina ekaterina katarzyna; kate katie kathy cathy kati katja katya kathe kasia
konrad conrad; kurt conny radek
lawrence laurence lorenz lorenzo laurent; larry laurie enzo renzo
leonard leonardo leonhard; leo lenny
louis ludwig luis luigi; lou lewis gigi gigio
magdalena madeleine; magda lena leni maddy
margaret margarete margarita marguerite margherita malgorzata; maggie meg peggy greta gretel grete rita gosia gretchen
maria mary marie; mia mitzi molly polly maja masha mascha masza marita mimi
martha; marty
matthew matthias mateo matteo mathieu matthieu mateusz; matt matti mathi
maximilian maximiliano maxim maksim; max maks
michael michel miguel michele mikhail michal; mike mick mickey micha mischa misha mikey michi
natalia natalie nathalie natalya; nat natasha natascha tasha talia
nathaniel nathan; nat nate
nicholas nikolaus nicolas nicola nikolai nicolo mikolaj; nick nico niko klaus claus kolya nicky
olga; olya olja
patrick patricio patrizio patryk; pat paddy rick
patricia patrizia; pat patty trish pati
paul pablo paolo pawel pavel; paulo pasha pascha
peter pedro pierre pietro piotr pjotr; pete petja petya piet perico peer
philip philipp felipe philippe filippo filip; phil pip lippo
raphael rafael raffaele rafal; rafa raffi
rebecca rebekka; becky bec becca
richard ricardo riccardo ryszard; rick dick rich ricky rico richie
robert roberto; bob rob bobby robbie bert
ronald; ron ronnie
rudolf rodolfo; rudi rudy rolf
samuel samuele; sam sammy
samantha; sam sammy
sebastian sebastien sebastiano; seb basti bastian bas bastien
sergei serge sergio; serj seryozha
sofia sophie sophia; sophy sofie sonja sonya zosia
stephan stefan stephen steven etienne esteban stefano szczepan; steve stevie steffen
susanne susan susanna suzanne zuzanna; sue suzy susi sanne zuzia susie
svetlana swetlana; sveta lana
tatiana tatjana tatyana; tanya tanja
theodor theodore teodoro fyodor fjodor; ted theo teddy fedja
theresa teresa therese; tess terry resi terri
thomas tomas tommaso tomasz; tom tommy tomek
timothy timotheus timoteo; tim timmy
ulrich ulrico; uli ulli
ulrike ulrika; uli ulli rike
valentina; valya tina
victor viktor vittorio; vic vitja witek
victoria viktoria vittoria; vicky tori vika
vincent vincenzo vicente; vince vinnie enzo
vladimir wladimir wlodzimierz; volodya wolodja vova wladi
walter gualtiero; walt wally
wolfgang; wolf wolfi
"""


def _by_name(rows: str) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, row in enumerate(filter(None, rows.split("\n"))):
        for name in row.replace(";", " ").split():
            found.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


GIVEN_NAMES: Mapping[str, frozenset[int]] = MappingProxyType(_by_name(_ROWS))
"""Each form to the numbers of the names that it may stand for: a short one may stand for several, and two people who
share one need not be one."""
