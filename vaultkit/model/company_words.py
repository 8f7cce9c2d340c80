"""Company words: the words by which a line tells what somebody did towards its writer, and what both did together, in
the large languages; every list is a setting that adds."""

# In each list a row is a language: en, de, fr, es, pt, it, nl, pl, ru, zh, ja.
COMPANY_LISTS = {
    "they called": """called, phoned, rang, telephoned, facetimed, called back, rang back, gave me a call, gave me
        a ring; rief an, rief mich an, rief uns an, rief zurück, rief mich zurück, angerufen, zurückgerufen;
        appelé, appelée, téléphoné, rappelé, rappelée; llamó, ha llamado, telefoneó, devolvió la llamada; ligou,
        telefonou, ligou de volta, telefonou de volta; chiamato, telefonato, richiamato, chiamò, telefonò; belde,
        gebeld, opgebeld, teruggebeld, belde terug; zadzwonił, zadzwoniła, dzwonił, dzwoniła, oddzwonił,
        oddzwoniła; позвонил, позвонила, звонил, звонила, перезвонил, перезвонила, набрал, набрала; 打来电话,
        打电话来, 来电话, 来电, 打电话来, 来电话, 来电, 回电话, 回了电话, 回电, 给我打电话, 打电话给我,
        给我打了电话; から電話, が電話をくれた, が電話してきた""",
    "they visited": """came by, came over, dropped by, dropped in, stopped by, popped by, popped in, came round,
        came around, came to visit, came to see me, came to see us, came for, stayed over, stayed with us, stayed
        with me, visited me, visited us, was here, joined me, joined us, picked me up; kam vorbei, kam herüber, kam
        rüber, kam zu besuch, kam zu mir, kam zu uns, kam zum, schaute vorbei, vorbeigekommen, vorbeigeschaut, zu
        besuch, war da, war hier, besuchte mich, besuchte uns, mich besucht, uns besucht, mich abgeholt, holte mich
        ab; est passé, est passée, est venu, est venue, rendu visite, est venu me voir, est venue me voir; vino,
        vino a verme, vino a vernos, vino a casa, pasó por casa, pasó por aquí, pasó a verme, me visitó, nos
        visitó, ha venido, se pasó, me recogió; veio, veio cá, veio me ver, veio ver-me, passou aqui, passou cá,
        passou em casa, me visitou, visitou-me; è venuto, è venuta, è passato, è passata, venuto a trovarmi, venuta
        a trovarmi, fatto visita; kwam langs, langsgekomen, kwam op bezoek, op bezoek, kwam bij ons, kwam eten, was
        hier, haalde me op; przyszedł, przyszła, przyjechał, przyjechała, wpadł, wpadła, odwiedził mnie, odwiedziła
        mnie, odwiedził nas, odwiedziła nas, zajrzał, zajrzała; заходил, заходила, зашёл, зашла, забежал, забежала,
        заглянул, заглянула, приходил, приходила, приехал ко мне, приехала ко мне, приезжал, приезжала, навестил,
        навестила, был у меня, была у меня, был у нас, была у нас, забрал меня, забрала меня; 来访, 来我家, 来看我,
        来找我, 来访, 来做客, 来玩, 过来了, 来家里; が来た, が来てくれた, が遊びに来た, が訪ねてきた, がうちに来た,
        が会いに来た""",
    "they wrote": """wrote, texted, emailed, e-mailed, mailed, messaged, pinged, dmed, replied, answered, wrote
        back, texted back, got back to me, got in touch, reached out, sent me, sent us, wrote me, wrote to me;
        schrieb, geschrieben, geantwortet, antwortete, meldete sich, sich gemeldet, schickte mir, schickte uns, mir
        geschickt, uns geschickt, mailte, gemailt, simste, schrieb mir, schrieb zurück, zurückgeschrieben,
        gratulierte mir, mir gratuliert; écrit, répondu, m'a envoyé, nous a envoyé, donné de ses nouvelles;
        escribió, ha escrito, respondió, contestó, me mandó, me envió, nos mandó, nos envió, me ha mandado, me ha
        enviado, dio señales; escreveu, respondeu, me mandou, me enviou, mandou-me, enviou-me, mandou mensagem,
        mandou uma mensagem, deu notícias; scritto, risposto, mi ha mandato, mi ha inviato, scrisse, rispose, si è
        fatto vivo, si è fatta viva; schreef, geschreven, appte, geappt, mailde, gemaild, antwoordde, geantwoord,
        stuurde me, stuurde mij, liet van zich horen; napisał, napisała, odpisał, odpisała, odezwał się, odezwała
        się, przysłał mi, przysłała mi, wysłał mi, wysłała mi; написал, написала, ответил, ответила, откликнулся,
        откликнулась, прислал, прислала, прислал мне, прислала мне, отписался, отписалась; 发消息, 发来, 来信,
        回复了我, 回信, 给我发, 给我写; から返信, からメール, からメッセージ, から連絡, から手紙, がメールをくれた,
        が連絡をくれた, から返事""",
    "they told": """told, asked, helped, thanked, invited, introduced, showed, gave, brought, lent, congratulated,
        explained, recommended, advised, interviewed, drove, offered; erzählt, erzählte, gesagt, sagte, gefragt,
        fragte, geholfen, half, gedankt, eingeladen, lud, vorgestellt, gezeigt, zeigte, gegeben, gab, gebracht,
        brachte, geliehen, lieh, gratuliert, erklärt, erklärte, empfohlen, empfahl, geraten, angeboten; dit,
        raconté, demandé, aidé, aidée, remercié, remerciée, invité, invitée, présenté, présentée, montré, donné,
        apporté, prêté, félicité, félicitée, expliqué, conseillé, conseillée, recommandé, proposé; contó, dijo,
        preguntó, ayudó, agradeció, invitó, presentó, enseñó, mostró, dio, trajo, prestó, felicitó, explicó,
        recomendó, aconsejó, pidió, ofreció, regaló, avisó, contado, dicho, ayudado; contou, disse, perguntou,
        ajudou, agradeceu, convidou, apresentou, mostrou, deu, trouxe, emprestou, explicou, recomendou, pediu,
        ofereceu, avisou; detto, raccontato, chiesto, aiutato, ringraziato, invitato, presentato, mostrato, dato,
        portato, prestato, spiegato, consigliato, offerto, regalato; verteld, vertelde, gezegd, zei, gevraagd,
        vroeg, geholpen, hielp, bedankt, bedankte, uitgenodigd, voorgesteld, gegeven, gaf, gebracht, bracht,
        uitgelegd, aangeraden, aangeboden; powiedział, powiedziała, opowiedział, opowiedziała, zapytał, zapytała,
        pomógł, pomogła, podziękował, podziękowała, zaprosił, zaprosiła, przedstawił, przedstawiła, pokazał,
        pokazała, dał, dała, przyniósł, przyniosła, pożyczył, pożyczyła, wyjaśnił, wyjaśniła, polecił, poleciła;
        сказал, сказала, рассказал, рассказала, спросил, спросила, помог, помогла, поблагодарил, поблагодарила,
        пригласил, пригласила, познакомил, познакомила, показал, показала, дал, дала, принёс, принесла, одолжил,
        одолжила, объяснил, объяснила, посоветовал, посоветовала, предложил, предложила, подарил, подарила; 告诉,
        问, 帮, 请, 送, 教, 借给; が教えてくれた, に教えてもらった, が手伝ってくれた, に手伝ってもらった, がくれた""",
    "received": """got, received, arrived, came; bekommen, erhalten, gekriegt, bekam, kam, angekommen; reçu,
        arrivé, arrivée; recibí, recibimos, me llegó, llegó; recebi, recebemos, chegou; ricevuto, ricevuta,
        arrivato, arrivata; gekregen, ontvangen, kreeg, aangekomen; dostałem, dostałam, otrzymałem, otrzymałam,
        przyszedł, przyszła, przyszło, przyszła kartka; получил, получила, пришло, пришла, пришёл; 收到, 接到; 届いた,
        もらった, 来た""",
    "activities": """cinema, movie, movies, film, concert, gig, theatre, theater, opera, museum, exhibition,
        gallery, party, picnic, barbecue, bbq, trip, day trip, excursion, hiking, climbing, bouldering, running,
        jogging, run, restaurant, bike ride, cycling, swimming, swim, skiing, sailing, sauna, gym, tennis,
        badminton, squash, football, soccer, basketball, golf, chess, board games, game night, yoga, training,
        karaoke, festival, shopping, went, played, spent, cooked, celebrated, danced, travelled, traveled, ate,
        drank; kino, konzert, theater, oper, museum, ausstellung, party, feier, fest, picknick, grillen, gegrillt,
        raclette, ausflug, wandern, klettern, bouldern, joggen, laufen, gelaufen, radtour, radeln, radfahren,
        schwimmen, skifahren, segeln, sauna, tennis, badminton, fußball, schach, spieleabend, gespielt, yoga,
        training, flohmarkt, shoppen, einkaufen, bummeln, gekocht, gefeiert, getanzt, gegangen, gefahren, gewesen,
        unterwegs, verbracht, gesessen, frühstücken, gefrühstückt, gebruncht, brunchen, gechillt, ging, gingen,
        fuhren, aßen; cinéma, ciné, resto, restaurant, brunch, concert, théâtre, opéra, musée, expo, exposition,
        fête, soirée, pique-nique, barbecue, excursion, voyage, week-end, escalade, footing, vélo, piscine, ski,
        sauna, tennis, foot, échecs, jeux, joué, yoga, shopping, allé, allée, allés, allées, sorti, sortie, sortis,
        passé, cuisiné, fêté, dansé, bu; cine, concierto, teatro, ópera, museo, exposición, fiesta, picnic,
        barbacoa, excursión, viaje, escalada, correr, bici, piscina, esquiar, sauna, tenis, fútbol, pádel, ajedrez,
        yoga, compras, gimnasio, fui, fuimos, salí, salimos, jugué, jugamos, cociné, cocinamos, celebré,
        celebramos, bailamos, pasé, pasamos, viajé, viajamos, merendamos, desayuné, desayunamos; cinema, concerto,
        show, teatro, ópera, museu, exposição, festa, piquenique, churrasco, excursão, viagem, escalada, correr,
        bicicleta, piscina, sauna, ténis, tênis, futebol, xadrez, ioga, compras, academia, fui, fomos, saí, saímos,
        joguei, jogamos, cozinhei, cozinhamos, passei, passamos, viajei, viajamos; cinema, concerto, teatro, opera,
        museo, mostra, festa, picnic, grigliata, gita, viaggio, arrampicata, corsa, bici, piscina, sciare, sauna,
        tennis, calcetto, scacchi, yoga, palestra, shopping, andato, andata, andati, andate, uscito, uscita,
        usciti, giocato, cucinato, festeggiato, ballato, passato, viaggiato, bevuto; bioscoop, concert, theater,
        opera, museum, tentoonstelling, feest, feestje, picknick, barbecue, uitje, dagje, klimmen, boulderen,
        hardlopen, fietsen, fietstocht, zwemmen, schaatsen, sauna, tennis, voetbal, schaken, spelletjes,
        spelletjesavond, yoga, winkelen, gespeeld, gekookt, gevierd, gedanst, geweest, gegaan, gefietst, gereisd,
        gedronken; kino, kinie, kina, koncert, koncercie, teatr, teatrze, opera, operze, muzeum, wystawa, wystawie,
        impreza, imprezie, piknik, pikniku, grill, grillu, wycieczka, wycieczce, wycieczkę, wspinaczka, wspinaczce,
        bieganie, rowery, rowerach, basen, basenie, narty, nartach, sauna, saunie, tenis, tenisa, szachy,
        planszówki, joga, zakupy, zakupach, byłem, byłam, byliśmy, byłyśmy, poszedłem, poszłam, poszliśmy,
        pojechaliśmy, grałem, grałam, graliśmy, gotowaliśmy, spędziłem, spędziłam; кино, концерт, концерте, театр,
        театре, опера, опере, музей, музее, выставка, выставке, выставку, вечеринка, вечеринке, пикник, пикнике,
        шашлыки, поездка, поездке, экскурсия, экскурсии, скалолазание, пробежка, пробежке, велосипедах, бассейн,
        бассейне, лыжах, баня, бане, баню, сауна, сауне, теннис, футбол, шахматы, настолки, йога, шопинг, ходил,
        ходила, ходили, был, была, были, ездил, ездила, ездили, играл, играла, играли, съездил, съездила, съездили,
        сходил, сходила, сходили, сидели, посидели, провёл, провела, провели, отмечали, готовили, танцевали, пил,
        пила, пили; 电影, 看电影, 演唱会, 音乐会, 话剧, 博物馆, 展览, 看展, 派对, 聚会, 火锅, 吃火锅, 下馆子, 野餐,
        烧烤, 旅行, 旅游, 出游, 郊游, 爬山, 攀岩, 跑步, 骑车, 游泳, 滑雪, 打球, 网球, 羽毛球, 篮球, 下棋, 桌游,
        瑜伽, 逛街, 唱歌, 去了, 玩了, 在一起, 健身; 外食, 映画, コンサート, ライブ, 美術館, 博物館, 展覧会,
        パーティー, ピクニック, バーベキュー, 旅行, 登山, ハイキング, クライミング, ランニング, サイクリング, 水泳,
        スキー, テニス, サッカー, 将棋, ボードゲーム, ヨガ, 買い物, カラオケ, 行った, 行ってきた, 遊んだ, 過ごした,
        出かけた""",
    "been with": """was with, were with, been with, spent time with, was over at, were over at, went over to,
        stayed at; war mit, waren mit, war bei, waren bei, bin bei, zu gast bei; été chez, été avec, étais avec,
        étions avec, étais chez, étions chez, allé chez, allée chez, allés chez; estuve con, estuvimos con, estuve
        en casa de, estuvimos en casa de, fui a casa de, fuimos a casa de, he estado con; estive com, estivemos
        com, estive na casa de, fui a casa de, fui à casa de, fomos à casa de; stato con, stata con, stati con,
        stato da, stata da, stati da, andato da, andata da, stato a casa di, stata a casa di; was bij, waren bij,
        was met, waren met, op bezoek bij; byłem u, byłam u, byliśmy u, byłem z, byłam z, byliśmy z; был у, была у,
        были у, был с, была с, были с, в гостях у, заходил к, заходила к, зашёл к, зашла к, ездил к, ездила к; ;""",
    "leads": """today, tonight, then, later, this, morning, afternoon, evening, noon, night, lunchtime, at, in, on,
        the, finally, also, suddenly, around, just, so, and, again, early, late, yesterday, even, kindly, already,
        monday, tuesday, wednesday, thursday, friday, saturday, sunday; heute, gestern, vorhin, nachmittags,
        vormittags, morgens, mittags, abends, nachts, am, morgen, abend, nachmittag, vormittag, mittag, dann,
        danach, später, endlich, plötzlich, auch, spontan, kurz, gegen, um, uhr, noch, nochmal, und, früh, spät,
        überraschend, gerade, eben, schon, lange, tatsächlich, wieder; aujourd'hui, hier, ce, cet, cette, matin,
        midi, soir, après-midi, après, puis, ensuite, enfin, aussi, soudain, encore, tard, tôt, vers, déjà; hoy,
        ayer, por, la, el, tarde, mañana, noche, mediodía, a, al, luego, después, también, por fin, fin, final,
        entonces, de, pronto, anoche, esta, este, ya; hoje, ontem, de, manhã, tarde, noite, à, depois, também,
        enfim, finalmente, já, então; oggi, ieri, di, mattina, pomeriggio, sera, stamattina, stasera, poi, dopo,
        anche, finalmente, ancora, già, nel; vandaag, gisteren, 's, ochtends, middags, avonds, vanochtend,
        vanmiddag, vanavond, toen, daarna, later, ook, eindelijk, nog, even, net, weer; dziś, dzisiaj, wczoraj,
        rano, po, południu, wieczorem, potem, później, też, wreszcie, nagle, jeszcze, znowu; сегодня, вчера, утром,
        днём, днем, вечером, ночью, потом, затем, позже, тоже, наконец, вдруг, ещё, снова, опять, в, обед, уже;
        今天, 昨天, 早上, 上午, 中午, 下午, 晚上, 后来, 终于, 今, 天, 早, 上, 中, 午, 下, 晚, 后, 来, 也, 又; 今日,
        昨日, 朝, 昼, 夜, 午後, 夕方, その後, やっと, 今, 日, 昨, 後, 夕, 方""",
    "auxiliaries": """has, had, have, is, was; hat, hatte, ist, war, kam, rief, schrieb, meldete; a, avait, est,
        était; ha, había, se, me, nos, le; me, nos, se; ha, aveva, è, era, si, mi, ci; heeft, had, is, was; się; ;
        ; が, は""",
    "to me": """me, us; mir, mich, uns; nous; nos; ; mi, ci; mij, ons; mnie, nam, nas; мне, меня, нам, нас; 我,
        我们; 私""",
    "goes on": """back, again, today, tonight, earlier, yesterday, late, early, this, that, because, from, when,
        while, to, just, in the morning, in the evening, at, for lunch, for dinner, for coffee, for tea, for a,
        with; heute, gestern, nochmal, wieder, abends, morgens, spät, früh, dass, ob, weil, als, aus, von, endlich,
        kurz, zum; hier, dans, prendre, boire, aujourd'hui, ce, que, parce, depuis, pour, quand, tard; hoy, ayer,
        otra, de nuevo, que, porque, desde, para, por, cuando, tarde, anoche, a comer, a cenar, a tomar, a casa,
        con; hoje, ontem, que, porque, para, quando, tarde, de novo, com; oggi, ieri, che, perché, per, quando,
        tardi, di nuovo, con, dalla; vandaag, gisteren, dat, omdat, vanuit, vanochtend, vanmiddag, vanavond, laat,
        weer, toen, om te; dziś, wczoraj, że, bo, z, żeby, wieczorem, rano, po, na; сегодня, вчера, что, из, с,
        чтобы, вечером, утром, потому, когда, на, ко; 说, 问, 了, 坐, 吃, 玩; が, と, と言""",
    "of what": """about, regarding, re; wegen, über; au sujet, à propos; sobre, acerca, por lo de; sobre, acerca;
        per, riguardo; over; w sprawie, o; о, об, по, насчёт, про; 关于;""",
}
"""The lists by name. What *they called*, *they visited*, *they wrote* and *they told* has the person as its subject,
and the last one counts only towards oneself (*to me*); *leads* may stand in front of the person, and with *auxiliaries*
between them and the verb; only what *goes on* after the verb, or says *of what*, leaves it without another object.
*Activities* are what one does with somebody, *been with* leads to whom one was with, and *received* tells of a card or
a letter from somebody."""

THEIR_KINDS = {"they called": "call", "they visited": "visit", "they wrote": "message", "they told": "talked"}
"""The kinds of contact that these lists tell of."""
