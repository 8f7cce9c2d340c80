"""Family names: the frequent ones that are spoken first (Hungarian, Chinese, Japanese, Korean, Vietnamese), in Latin
letters, without those that are given names elsewhere."""

_WORDS = """
nagy kovacs toth szabo horvath varga kiss molnar nemeth farkas balogh papp takacs juhasz lakatos meszaros olah racz
fekete szilagyi torok feher gal balazs kis szucs kocsis pinter fodor orsos szalai magyar sipos gulyas hegedus wang li
zhang liu chen yang huang zhao wu zhou xu sun zhu hu guo he lin gao luo zheng liang xie tang deng feng cao peng zeng
xiao tian dong pan yuan cai jiang yu du ye cheng wei su lu ding ren yao shen zhong fan fang shi liao zou xiong jin lai
kong bai cui kang mao qiu qin gu hou shao meng wan duan qian yin yi chang hao tan sato suzuki takahashi tanaka
watanabe ito yamamoto nakamura kobayashi kato yoshida yamada sasaki yamaguchi matsumoto inoue kimura hayashi shimizu
saito abe mori ikeda hashimoto ishikawa ogawa okada fujita goto hasegawa murakami kondo park bak choi jung jeong cho
yoon jang lim seo shin kwon hwang ahn yoo gim nguyen tran le pham hoang huynh phan vu vo dang bui do ngo duong ly
"""

FAMILY_NAMES = frozenset(_WORDS.split())
"""Folded, accents left out."""
