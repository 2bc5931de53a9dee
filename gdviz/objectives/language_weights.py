"""What the training of the small network has left: `python -m gdviz.optimizers.language_training` prints it."""

LOSS_EVERY = 20
LOSSES = (
    (3.334, 3.328),
    (2.764, 2.778),
    (2.547, 2.624),
    (2.406, 2.505),
    (2.315, 2.454),
    (2.243, 2.428),
    (2.197, 2.4),
    (2.163, 2.369),
    (2.104, 2.331),
    (2.074, 2.329),
    (2.048, 2.303),
    (2.018, 2.294),
    (2.004, 2.304),
    (1.979, 2.289),
    (1.957, 2.27),
    (1.942, 2.279),
    (1.928, 2.275),
    (1.904, 2.256),
    (1.885, 2.275),
    (1.869, 2.253),
    (1.859, 2.248),
    (1.846, 2.25),
    (1.831, 2.243),
    (1.819, 2.236),
    (1.81, 2.247),
    (1.805, 2.242),
    (1.789, 2.242),
    (1.784, 2.254),
    (1.772, 2.237),
    (1.758, 2.25),
    (1.751, 2.247),
    (1.744, 2.251),
    (1.738, 2.24),
    (1.74, 2.248),
    (1.727, 2.252),
    (1.715, 2.252),
    (1.713, 2.247),
    (1.706, 2.265),
    (1.702, 2.241),
    (1.705, 2.26),
    (1.692, 2.259),
    (1.688, 2.255),
    (1.684, 2.26),
    (1.674, 2.27),
    (1.672, 2.252),
    (1.668, 2.263),
    (1.662, 2.256),
    (1.665, 2.261),
    (1.656, 2.255),
    (1.654, 2.26),
    (1.652, 2.268),
    (1.646, 2.271),
    (1.648, 2.279),
    (1.642, 2.269),
    (1.634, 2.264),
    (1.64, 2.269),
    (1.635, 2.268),
    (1.629, 2.274),
    (1.629, 2.284),
    (1.624, 2.265),
    (1.622, 2.267),
    (1.62, 2.269),
    (1.613, 2.272),
    (1.614, 2.275),
    (1.613, 2.276),
    (1.608, 2.274),
    (1.611, 2.284),
    (1.608, 2.288),
    (1.608, 2.285),
    (1.605, 2.28),
    (1.6, 2.276),
    (1.601, 2.276),
    (1.597, 2.279),
    (1.593, 2.282),
    (1.595, 2.28),
    (1.592, 2.282),
    (1.592, 2.286),
    (1.592, 2.274),
    (1.587, 2.285),
    (1.589, 2.294),
    (1.587, 2.294),
    (1.584, 2.287),
    (1.586, 2.288),
    (1.582, 2.291),
    (1.582, 2.289),
    (1.581, 2.289),
    (1.58, 2.289),
    (1.579, 2.289),
    (1.579, 2.289),
    (1.577, 2.286),
    (1.577, 2.287),
    (1.576, 2.285),
    (1.575, 2.286),
    (1.576, 2.286),
    (1.575, 2.288),
    (1.574, 2.288),
    (1.574, 2.287),
    (1.574, 2.287),
    (1.574, 2.288),
    (1.574, 2.289),
    (1.574, 2.289),
)
"""On the rhymes learned and on those held out, at every so manyth update."""

WEIGHTS = {
    0: (
        "hKfejhgWfkhxeXeIbti-eyeSieh+gmfWi4hkfSgpfwdDe8gigsjketfve5fPb5g9jhhAh0fcfVesg8hrhgeFhhhEfbfGg4f-evfHjNgQhxec"
        "gpfJgVdDf7hNfrjTcGeQg7iRd6dkgmiEdAfMgQhXiThKeaiYfFdofWjhjYk4iJebeqgniseahMfajxhBi9jaeqf6hajIjnirhnjlhDgeg3gl"
        "d7fhhPhRfziagxf7h7hahvgxg3fogyiHikg8fofZf+dkfYgniXf7iyc1hxgXiofzi5gef6dCiDhTg9eMdlfNdLi5cThHgKhlexfPhGepf8eV"
        "gMiRiwfMgnh4gVfwgCfmgfgQgUf-f4fqf1gMgDgUgCfCf4ggfsgBfjf1f-f5gbgmgtgDgmfogAgGf8f5figDfhfzf-gAfkgUgLfrfvfjfrf2"
        "f0gLfxgYftfggXgBfXgHglf-fxfxhEgWf8f7gTgLgKfofff9gLf-gihQgAgXgIgXflfugKf5f8gNfegfg2gEf6gTfnf4f0fwgEfbf1fngMft"
        "gPfcf4gcgDfXfegXf1fugNfsfve0gdfffogGgTgGflgvfrfzgDf4gSgUgwgagggMglfVf0flgTgMfyfvf0gHgCgAgGgVgrf8gjf5gJgLf3gL"
        "fsfjf1gQgAgZgkgbfhgagGfnfmgHgsgHgCf-g9fKgef3f2gJgRf5g9fte4gmgGfhfnf8gRfWgNf-gAf2fxfygJfsf-gGf1fvfhgEfefsgJgm"
        "gWggfgfBfxfAf7gcfdgDgYf9gWgHgtf3gafZgDfugIfjgif3gBfTfegZfzgqf3gFf3gjgggVe8f+gefigHfeghfdftgQgLfwfigFgkfwgugZ"
        "gJfwgMfugTffgOfYfwfsgNgmgBf5gVgGfcfyfVgCfHgGf2gTgtgCggfvgHgMfRgFgGf9f7gkgUf5fnfbgIgYgke9gpfTfkgDf9fSgLfqgLgH"
        "fuf+fzf2fpgNfqfxf1fjgCfofvfugbgygRf2gCfogFgofxf-f5grf4gtfwgLgxf3ftgVfVf9frgGgDgDflf5gngKgTfrexfNfsf7gxgNf5hB"
        "gzgngGfigAgrfUgXhJfxgLftfef5gIfufif3f4gBgmgkfHgOgugEfjfhgqgugPgWf8f3gQgvfngSf1hAf-fufhgmgIf0gQfjgZfSgggsfzf3"
        "higHf2gYgFgegXgCgFgAfpfOgMgYfcfygSfYfngAf0gIgrf5gBfyf6f4fyfafoglfjgGftf7fUf4f7fvgegJgJf2gUfvgDf3gTe-f3f7gHfz"
        "f2fngUfXgWglgDfkfzgWfdgbfngFgUgngBf4f4fofdfYf2gQfvf0e5fkgQf6fwgKf0fvgIf4gefvgLf6f0f+f1e-frgXf-ghf-hPfugVgxgV"
        "f8fyfTgYe5gDgOgQfafpgOgFfagIfqgdgWf9fjgfgSf3fjf2gLftgcgAf3fufMgYgcf8fcgIgOfsgOgdgggcgFflfkfdgpgMfygHf1gGf9f1"
        "fUfufsfXgefhfxgLhWftgegrgDfyfsf3gMgJgegWgFf-gigkgFfYf0gHf6gKf-gHgZf8gLfufLgVfzf0f7fVhXgGfogCgIgBf0fre+f-fmfz"
        "f1fegMf6gHggftf7figgfqgAgJgAfTf6gagCf0e5fufyf1fygFf8gcfygbfnfofZfPf4figCgTf3grgafmf+gLgWgFgqf+gufyf2ghgkglfd"
        "gXgZgEfYgbfnf2g+f5gYgHfcfygFfqgPflhQgjfvf0fygKgFhNgKgZfmgogDfhfkfNfvf+gOgRgyfZfIfigLfcgXfwhLfcfbf7f7gRgSf1fs"
        "fhf2gQfwf+g2f6f6fmfzfdesf3fSf1g8figMfzfpfQfgfkfufwfngGhBgYf7fpgAf7fRf0fxfVgCgpg5gSgffpf9fhffghf6flgBgsgKgVgY"
        "f+gBfZf0f0gSfagKgIgCgCgff8fkgCf4fxf8gAgQf1gDgrf-gefjgHgAfzf2fqfvgdf9gMgjgKgigHfYgcgLgJgJgPfUgkgXgGgef2gXgUgk"
        "f9fyfjgWfjf6f5fagafqf6gPf6gFfPfqf-f+gWf9gYgqf8gFgQgzfXgRfogNf4gHgJfugGgFgbgDfQfmgJgAgNf2f6f3gWf0gegDgLflgMgE"
        "gXftf7gIgTgdgKgHgLgYgdgMgTgEg6fxg9gTgrfafkfjf7grf6f0gRgIf4gfgsgTgDgPfzf2gJgAgQf8fpffgehRgHgEe2gPgAgAgAgAgAgA"
        "gAgAgAgAgAgAgAgAgAgAgAgAgAgAgAgAgAgAgAgAgAgAgAgAgAgAgAgAgAgAgAgAgAgAgBgCgDgDf+gAf-gAgFgAf-f+f-gAf9gBgBf-gBgC"
        "gFgDgAf6gEgAf+f-gAf9f-f-gAgBf-f+gCgDf-f+gBf+gAf9gBgCgAf+gBgAgAf-gDgCgAgAgCf-f9gCgCf7f-f+f-gDf+f8gAf9f-f-gBgB"
        "gAf+gCgAgAgCf8gBf-gCf+f9f-gAf9f-gDgBf7gAgBgCf+gAf+gBgCgAf9f-f-gAgAgAgDgBgAf+f-gBgBf9gFf-f-gBgAgDf-gCf-gDf+f9"
        "f+f-f+f+gCf-gAf9gBgAgAgEgCgCgCf+f-f-f8gDgAgBgAgCf+f+f-f7gBf+gDf+gAgBf-gCgBgDf+gAgAf-gBf+gBgCf+gBf-gBgDgBgDf-"
        "gAgBgCf-gDgBgBf9gAf7gBgAgBgDf-gBgBgEf8f-gBf-f8gBgCgBgBf+gCf+f+f-gAgBgCf8gCf-f9gFgBgAgCgCf8gBgCf+f8gAf9f9f+gA"
        "f-f9gAgBgDf9gAgAf9gDgBf+gCgAf-gAgAgBf+gCgBgCf8gBf-gDf7f9gBgDgBf-f-gAgDgCgBgAgBgAgBgDf7gAf-gBgBf-gAgBgCgAgAf9"
        "f-gDgBgCgAgCf-f-f-gAf9gAgAf-gAgCf-f9f-f-gDf9gEgBf+gAgAgDf+gDgDf7gCgDgBgBgAgBgBf-gDgBgBf+gBgDf-gAf-gCf+gDgBgA"
        "gAgAf-f+gAgCf9gAgBgCgAgAgAf-gBgCgAf7f7gBgBf-gAf-f9f9gDgAgBgAgGgCgDgCgBgEgAgCgAgAf-f+f+f9gDf9gDgDf+f-gDgDgBf-"
        "gCgAgCf9gCgAf9f+gBf8f-gDgEgAgAgDf8gDgCf9f9gAf-f-f-gAgAf-f8gBf+f+f-gAf+gBgBgDgCgBgBgBgBgBgCgDgCgAf+gAgCgBf-f+"
        "gAgBgAgCf-f+gBgBgAgDf+f-gAf-gEgBgCf8f-gBf-gDgAf9f+gAgEf9gAf+gBgDf+gBf-f9gGgAf-f+gBf-gBgAf-gCgCf9gDf-gCgEf+f+"
        "gAgCf-gCgAgCf+gBf-f-gCgBf8f9f8f9gAf-gEgBgDgAgDf-gAgAgBgEgAgBf-gBf+f-f9gDgBf-gCf+gEgAgBf8gAf-gAgBf8f9f9gBgDf-"
        "gBgCgDgAgBf+f9f+gAf+f9gCgBgBf+gCf9f-gAgDgAgAf+gAgBgAgCgBgEf8gCf9gDf9gEgBf-gBgBgAgBgDf-gAgDf+gBf+f-f-gBf+f6gB"
        "f-gAf-f-f-gCf-f9gCgCf+f9gBgAgBgAf-gAf+gCf-gEf-gBgCf-f9f+gBgAgDgBf+f-f9f+f-f+gAgBf+f9f-gBgAf8gAgAf9gBgCgBf9f6"
        "gAgBgDf+f-gBf+f-gAgBf8gBgCgAgAgAgBgDf-gGgAgBf9f-gBgBgBgDf9f-gDgAgDgCgEf+gCgAgBf9gAf8gEgAgBgCgBgAf+gCf+gAgDf-"
        "gAgCgCgDgAgAgCf-f+gBgEgEgBf8gFgCgAf7gDgAgAgAgCgAf+gDgCgCgCgBf-gBf9f+f8f+f-gCf-gAgCgDgAgAf9f-gBgCf9gBf9gBf+f-"
        "gAgAf+gBf+gBf+gEf+gCgBgBgAf+gBgAgCgCf+gCgBgBf+gBgCgDgAgBgAgAgCf+f-gBgAf-gAgAf+gBf-f-gAf-gBgAf-f+f-gBgBgAf-f-"
        "f9f-f-gCf8gBgBgDgCf9f9f-gBgAf+f-gCgEgBf9gAf-gAf-gAgAgBgAgCf+gCgBgAgAf+gBf-f+gBf9gDgBf+gAgAf-f9f-gGgAgAf-gBf8"
        "f-f7gCf+gBgBgCf+f-f9gCgDf8f+gAgCf-gCgAgBf+gAf+gCf+f8gEf+gAf6gCf8gBf8f+gDf-gAf-gAf+gAf+gAf-f-f7gBf9f-f8f+gBgC"
        "f+gCf+gCgBgAgAgCf+gAgFf-gEgDgDf-gCf+f-gAf8gAgAgBgAgAgBf-f-gBf9gAgBf8f+gBgAgCgAgAf+f9gCf+f-f-gAgAgAgAgDf+f-gB"
        "f-gDf-gAf9f-gAf9gBf-gDgEgDgCgAgAgEgAf+gBf9gEgBgBf-f+gDf7gAf8f-gCgBgBf+gAgAgAgEf+f-f+f-f+gEgAgBf+f9gBgAf-gEf8"
        "f+f-gCf-gCgCf+gAgCgCgAf-gBgAgBf-gAf8gDgCf-gBgCf+f+f-gBgCgBgBf9gCf-gCgCgCgAf-f+gBgBgCgBf+gDgCf+gAgBf+gBgAgBgC"
        "f-f7f-f-gBgAgAf+gFf+gAf-f-gBgBgCgFf+gCgCgAgAgAgAgAgAgAgAgAgAgAgAgAgAgAgAgAgAgAgAgAgAgAgAgAgAgAgA"
    ),
    40: (
        "h5fSkLf5fZidesducQjhfSe-iYiVg6fWi6hlfmgXf9dXfTg5gHjmfMgdfifebfgfjWhEiOfdfheuhPh3hheLhKhZf8fphXf5esfCjRgbh-eI"
        "gaeogKdcgehaf6jYccedhQigdld+hNiodpfkfzhJiXhne0hxezdkfdjmjYkuhtebfEhHi9euhBe+jXhEjejJeygRhljLjfibhyjhhHgegwg2"
        "dafthXhigNiCgQgTh9hsh7gZhVgOhPiWi2g2fZe-f4dwfzhEh5f7jFdciaf9icf7jhg8gTdUh9hgg5eNdgfNczjBc4hvgohmexfPhGepf8eV"
        "g4h1jce+gkihf9fpgDgCgYgFgHgGgNfefsgIf0gNfne7fygogBf4fpf2gdf7gugmghgMgmgHgJgZgAgBfhf7fogAf8f3frgGgBgCfofsfpgB"
        "gHgDf1gNfpfpgUgIfogFgtfqf5fzhMgLgBgMgQgAf-fzfpf-f9gAghhNgGgcgRgVfifsgNf9gGgJfkgVgxfwf7gNfbfmfcf6gBfSgGf1gPf9"
        "gafwf3gof+fZfsgNf2fkgDffgAfCgXfpfzf+gIf6frgXfxf+gFgCgWgHgpgpgSgHgcfegEfbgSf9gJfjf8gOfxgYgZgDgZfrgXfigHf5ftgG"
        "f4ffgEglf4gZgmgQfogFgCfaffgHgkgKgFfzg3fWgTflgAgLgRgAgufle5gkgNfwfqftgLfTgWftf8gBfqf3gSftfrgDf4f8fef+fkfygHge"
        "gWgZffe2fkfGgEgJfmgFgrgIgagUgbgOgpfWgMfngGfYgffgf9fbfmgcf4gXf5f6fZgwggf-e0f3gyfzgRfSgkfzfkgBf6f0figbgYgBgjgc"
        "gFf7gBfugifigJfjfif+gQgmf7gMgJf2fqfrfBfxfZfwgHf+gRgSg6ftgZgbfVgagDgLftgkgGf2fcfOgXgKgOfYgWfufVgWgTfsgpfvfwgJ"
        "fifjfrfufngYf0fsf8fZgDfxfqfygXgggFf8gHfUgHguf6gIgBgrfphCfsf-g0flf2gAfGf1fxgNgCgSfrftgLgDgRf2enfPfqf2gtf+fsgu"
        "gvgVgCfjf9gTfhgnhYfzgIf2fXgBgUfvfyfjf4fygXgQfMgQgpgHfvfegIgYgWgigFfwgRgpfif7fug8fjfjfYgrgKfjggfmggfagwg0ftf8"
        "hhgCgGgIf7gQgYf2gFgIfifhgbgLfTfogPfnf4fuf4gBgmgAgDf4fwfpfufkfvgQfmgDf1f9fbf4fvgSgjf0gJfigUfhf0fngVfXf2f+f5fk"
        "gWfff6fGf9glgYfnfsg1frgigIgkgWgwf-f2fSfufmfVfSgVfwfzfGfXgIf+fcf6f-frgFf2grfQf3f9f6gIfyezfxgKf7gRfuhRgCgAhEgX"
        "gIfwfBgZe1gafzgOfKfWgWfxffgnfrgMgZgDf0gkgXgHfJf8f8fsgWfxf1fdfOgWglfwfOgIgEfogZgggigpgGfbfnfggvgNfngbfigBgDfv"
        "fVfffefPgsfUf2gPhLf5gignf5f0frfvgKgYgUgkgHghgegdgBfAf+gGgAfyfvgYglf3fzgGexgff+fggGfDhtfkfjfugLf0gGfgfPgMfWfo"
        "fifygHfvgEgvgLftfmgdfefbgBfrfAftgzgaf8e+f-f+fmgOgMfugyfhg2fffZfTfVf8fjgQgZf5glgPfjfxgNgJgAgff2gwf0f-glgogdfO"
        "gMgFf1fjgffgfrhGf-gVgTfdfsf3ffgCgAhGg1ftfogGf9fxhxgkgqfSg+fkftfBelf5gkf8guhGfVe9fNgafEgdfhhpfNfCgLffgKg1frgC"
        "fefvg0gGgYhOfcf8fIfkgBe7gcfMfVhnfEgUf5ffevf9fsgTgNfxgUgvgOfUgGftf9fofegCf8fjgWg3gQgJfnfmfRfLhJfegCgnhMgbghgR"
        "f-gSfXfhfXg7fpf8gpgIgMgpfjfPfngRf9gTfqgWfZf-hFgJgtfUgRfxgCfnfigDgef7f4gxf0hGgke-f9gxfvgrgqe-gGg3frgMgFf+gtgJ"
        "gMfSgIgTfegPfXfxg6fAfjfoflfkfAfFf2fXg3fthDhBfwgQgsg8e0g6fRgQgIgAfmf+ghgUg3gIfVfRgYfggjfxf1gDf3f8g+fhgHfigLf+"
        "gOfifvf1g0gig1gOgygvg3gUggf6g+ffgagphIe+f3fif7gzfhfggEgff7g1gtgSgDgJgEgRgefwgWfpf9fegrhpf0gCeYgffygBgQf-fmgN"
        "fwgPgYgBfwgcgBf2gOfsgLfbf-f0gifxgLgefYglgjfcgAfcgMfZfofefwfrgYfwgOgQfugWgZgDflgEgIgDgggKftfrgBf8frgSgJfrfvgH"
        "gMgTflgOfrfyfnfrf6f+gOgJgJf+f+gEgYgJfnfkf-f9f-fygKfofzgCgRgIfqgOflgFfigJgTgRgDf2f+f4gDf3gUgDfqfpf9gHfWf8gPfm"
        "ftgBgGgOfhgRfdgIfggQf+f1f6gGgFgOgEgPfzfmf7gCfsgMf0fxgPf8gPgCgFgAf8gDf7f8f5gPfwf8gOgGgFfvgJgDf+f3gXgHgTgDfzf0"
        "gMgYfvf5gCf8gKgEgagEgaf9gYgTfzfgffgJgCfrgSgQfqfggIf1fwgUfnfpgGfufogSfwgHfqgDfpgFf0gGf-f7fvftgBf4f0gPgfgMf8fx"
        "gMgFgMghgBgPgEgDgWgBghgLgif9gbfsf1gFf0gBfwfyfzgKfqgJgHfugUftfyfkgDf1f0f6f0fsfjgGfogPgYfpf6gAgRf7f1f1fifvffgE"
        "gEgFgMf0f+fegOgDf8gHf7f0fmgKfigHfmgWgGgJfsgUgHf5gMgMfmgGgAf-gEgNgIfngIgEgFgSfsgLfnf3fhfwfof5gQgNgPfqf0f+gAf7"
        "f3f5gEf8gJf9gBf5f-gEgGgPgGgFf3gWfyf3gQgEgCf2gGgPf1gCgBgNfmgAgAf3gAf5gBfofyf8gDfwfzf2flgJfmgKfugLf5gNgEgVgAgN"
        "gUgIfvftfmgDgIgRf9fqf-f5gJgSfvgOflfpfff5f3gMfrf4f5gCgFgRgbgQf7f6f4fwgEgeftf0fsf8gDgVfpgJfwfmf2f0gFgKfyf7fvgM"
        "f8gAgFgIfsfyf3f1gGgRfxfrgTgDgHgOfvgCfnf4figOf1gDf5f7f1f6gIflf2gRgNflfygSgHgWgHgTgTf6f6gIgKf9gaf8gWgAgOgHfwfz"
        "gMfxfuf0f5gUgIgCgHfxgBgTf8gOgAf7fvf2gQftgOgQgRf+f9fvgKf-f3fzgGgAgEgEgagHf9f+f0gAgBgaf3f1fzgLgPf+gfgFgggFgZfr"
        "f2gEgEfzfxgBfqfygWgEgJf7f4fsgKgZgXf9f5f5gRf2gff+gcgWfmf6gNgmgSgIf6gFfuf2gWgFf3gUf6fygKgSgCgIgXf+gHgUgTf-gVft"
        "gNgIf9f6gAgEf2f9gFgIfkgAf6f-gUgKf2fkgBgEgEgDf0fwflgBflf-fygBgbgIgVflgUgHgbf6gZfpgCgMfrf2gWgXfygFgGgRgGgXgPf6"
        "gVf4gVfrgEgGf-fsgEgFfvfff7gSgIgSf3fmgXf9gEgTgFf2gNf1fygKfygVgBgFf1gFfzgNgDf+f1gGfgf+gDgKgTgGgAfhgCgNgNf4fwfx"
        "fff4fhf+fufzgLgGf6f1gHgVgEf2gagTgJgKf2f2gMgcf7f6f5gIgTgGgZf-gggAgGgEf8f+gMgKf8gDfuf6fpgOgOf-gNgEf5fnf5gHgLgA"
        "f4gGfmf+figBgPgDf9gCgRgUf1f5gJf+fmf4f+f5f+f-f5fmf6gAgLf8fvgEfjf+fhgNfqf4gQgOf+fygHgRgFf2gZf+f7gKf1f4gMgdgCgG"
        "gFf7gKgQgYf8gaf+f6f6gEgKgGgTf-fzfxfwgNgMf-gJf0f8gIgKgNf8gMf3f-gOgKgBgJgGgDf0gHf+fwfxgAf-gGf+gdgLf5gBfqgDgHge"
        "gCf1ftgCgJf-ghgBgjgBgOf7gQgIgGgOf5f3fjftftfzf5gDf0frgKfpgagCgRfmfvgSfkgLflgMf5f1gCgCgDf4gHgCgDf7gjgIf2f9fwf7"
        "gGgZgFfyf3gFgMgEgef4gjgIfygOgKf0fyfxgOgNgYgEgegcfwf0gEgAf7gbf7f9fugCgEfwggf5ggf3fwf8gAgIf6fuf6gOgHf8gVgLf2f-"
        "gBgCgJgegCf2gDgEgOf-gif2gjgDfvf6gDgTgPfxf-gAgEf3gTgJgNf+gRgKgEgUf+f6f6gWgTgDgZgBgVfufvf7gKgSf1fwgSgLgGfvgaf7"
        "gAgSf7f-gMgZgCgHgGgOgNgVgaf8gXf1gXgOf0fqfigMf9f0gHgMfqfpgAf9gHgUfyfogGgBfygAf0fyfmf0fmgEf+fwgEgHgWgCgCgJf7ft"
        "gUf5f7gDgEfzgEgWgIf4f8gJgOf7gYf4gYgHgZfzflfxf+gQfvgGgXgOgPfqfpf8gSgBf0gVgIfvfrfygUfpgWgHgbgYgPgPgHfzfggBf+fn"
        "gHgJfpfggLgAf3gLgDfnf9gJgAf+frgGfqf8fogRgYgLfuf2gNgPfof1f+gIfkf0gCf1gKgHfsfkf8gHgVfsfqf1fkf3fjgI"
    ),
    100: (
        "ihfIkrfgevi8esdIb8jYe7fvhri4hIewi8hbf8grgBdKfNgyfujOfIg5gMfnbegIi1gzhuf-fsfJhuiFhbeQhMiEgYgOh6fufEfcjmgfiedg"
        "fueFfqdnhChWgDkDcwemhTimdTe1hwjVeJfDe2g3hsiSfag7e3eegLjzjPkdhsegfLhOixeff+d8iigxkajIfIgbh5itjTimiWjOhTgcgkhX"
        "djgahjhwgJh1gCgshiiPiKf0iDgihTjBjRhBe+e+f5d6f9hag8gbjoeMjYfCiDgBjUhYgmdFhrhvgjeld+e9dGjQdTiFg7hNexfPhGepf8eV"
        "h1hhkOeufkjRf8fjf+gIgif7gPgLgSgBgAfzfzgVfPfQf0gwfugCf0fugdgFg2gigegKgtgZf9gZgLgLfzf0fxf3fvfvgEfygCgSf5f6f5fw"
        "fzgMgFgDfjgEgIgKgAf9gff1fsf1hEf7f-gHgFf-gIfzfrgAgJf5ggg3frgFf1gTgGf7gSf7gPgAfpgHgjgDf3gMfrfpfaf5f2fTf2f2gJf-"
        "gfgHgFgkfzfjf6gLgEfdf+fVgEfMgXfhfrf7f-fzf-gMgQgBgUgAgTgBgggkf5gIgLfXgPfigdfdgWfXgNgEgGgqgZgKgJf1gTfRgJgEftgN"
        "fzfTgLg2f2gRgqgNfngPf5fYfWgUgVf-gQf3hAfcgNfbgQgEgKf-gofPe0gegWf5fzfygOfcgDfZf+f9flgAgjf0fvgPf6f6fof7f2f2f+gc"
        "gPgSfqezfqffgQgJfXgHgrgFgegdgXgJgtfggKf9gOfYgofcfzfrf1gPf4gLfzfpfkgcgngbe2f0gjf2gLfOghf+fif-gGfzfMgXgQgLgjgg"
        "gNfmfwf5gyfhf-fnffgBgJgffuf3gVgHfrfde6fyfZfvf7gAgdgagufsgggcfTgefygHf6gcgFf7fkfPgWf7gRfegTf8fOgUgfftgsfzf3gV"
        "fUfRfxf1fngIf1f-f7fDfygDfcfsgagtf+fygRfJf2gyf0gWgCgafrgmfjf8gyfaf8fwfEf1ftf-f+f+fpf2gKgKgdf7eZe3fnfsgjfwfrgk"
        "g6gNf9fnfqgVfngXhgfwgNfwfhgFgZfwfTfwf-fwgZgVfTgegggPf+fVgIgXgfgqgMfwgDg7fbfvfogzfefXfYgjgFfngpfKgvfUgtg8f0f5"
        "huf8gIgTgDgHggf0gDgFfXfsglgHfUfmgdfsf+fjgXfegPgSgAf7fifugBf7f6gOfggNfqgKfifwf7gigRgMgSftggfufqfrgNfZfxfrfsfp"
        "gifHfzfJfygbgifTfdg5f7gngSgogVg8f4fxfRfsfrfffKggfLgAfUfVgOfxfNf1gCfggLgGg4fBf3gHf4fxfxexfvgdf0gdf7hef5f0hDgQ"
        "gcf7e8gLe3gifif-fOfQgRgAfbgWf9f3gXf9flgXgTgPfIfvgTgCgKfifxfhffgfg2fhfNgKgDfSgOgQgegzgIfbfsfZgggFfrgifZf2f+f8"
        "fMfvfifQgvfIf9gShSfygRg3fZgIflfvgNgfgMg6gFgygdgcgDe3f+f4gSf7fsgkgkfffggAeKgmf7fjgFfFh+fUfTfughfegAfufygOexf2"
        "fYf7gbfjgIg1gffPfpgbfKfRf2fVerfdhHgdgEfPgKgDfggpf-gGgufYhJfUfQfnfSfvfngVgYf2g4gMfygGgIf5f8gAf6g1gJgEgvgqghev"
        "fsf3f8fUglflfnhLftgYgkfZfqf+frf7gXhIhNf4fugRfnflhqgqg9fKhIfVfFfGeSgBgpgag5hGfQeqergMfFgAf4iNfHe8gBfcgihLfNfk"
        "f0fVhJf8gYhwfNfyfSfkgpekhEewfoiFeqf+fDfjeAgNfsgygSf4gWhKf+ewf8fsfhfdfffvgQfjghhmf5gSf3fYfCeuhRe7gThEhRgdgef5"
        "gHgVfVfYfDhKfbfxgygEgCgtfZfEfagUgDgQfbgUfKf5hPgigrfHgcf0gKfSfngCgugFfmg7f5hbg6eigBg8fSgvhHekgFhFfagRgPffgwf+"
        "gFfQf6gtfOf-flfQg2e8fifVfYfpeofOfvfWhBfZhbhJfkgfg-hceJhYfNgFgbf6fngEgtgQhOgXfDfIgye-gtfogBflfyfphbe5f5fLgngR"
        "gLfqf6fuhDhMhJgThFhBg5f5g3fzg-fLgjhbhcezgBfPf1gzfDfagCgpf8gygqgQgAgVf+gvgzf2gjfegHfThIiBf3f5eBgufhgNgOfwfqgJ"
        "fngSgngBffgrf5fygTfRgMfJgDfmgxfegRgkfIg8gxfHf+fOglfHfYfTftfSgnfqgYgUfogbghgDfdgBgRf2gzgYf4f3gGfvfngTgWf0fuf7"
        "gFgNfegVfhfvfpfVf5ftgYgJgTf9gHgSgsgOfmfVf0fvgFfjgKfofvfzgOgLffgbfUgMfZgWgXgLgHfmf+f-gDf5gigFfyftf8f7e8gAgWfn"
        "fmf4fzggfQgcfNgafcgfgEfsf3gIgMgIgagdfmfVf1gIfcgTgIffgVgDgSf6f+gJgOf+gIf2f1gefpgIgSgUgPfjgJgDgAf6gdgTgrgFfwf8"
        "gHgifof6gBfwf8f9gcf7gffygjgVfjfTfggVgBfFgUgVgAfFgNfofggjfafpgEfifYgrf2gUfrgUf0gGfsgKf7gHfifigQfyfbgXgXgbf0f1"
        "gkf8gVgVgSgagJf5gjgIgngWggf0gmfVf1gMf0gAfgftfkf9fhgDgMftglfhfnfpgAf8f5f5f0frfcgOfuglglfif8f8gSf3fygFfNfkfPf6"
        "gOgNgUfpf8fVgPgQf4gZf-f0frgMfbf7fLgjf5gKfwgfgQfmgIgVfpgLgKf+gJgQgSflgcf2f-ghf2gMfqf+fbfafpftgdgQgKfYgEgFf2f0"
        "f5f3gDgFgdf-gQf+gJgCgCgUgQgIf4gVfiflgRgBgLfxgMgXfrgJgTgPfYf+f6fnf8f7f6fcf1f4gJfnfjfzfYgOfhgNf1gNfrgRgNgfgFgQ"
        "gYgKf0fifjgBgDgTf-flgEfdgIgif0gGfrfcfbfugCgPfffwf1gJgLgdgqgLgCf2f-fmf+gefsfwfefrgCghfegPftfegEfrgEgFfof2fzgF"
        "f4gCf6gIfofjf9fjgFgQfwfggegIgGglf5gMfsf7ffgffugGfzfygAf0gWfOfggRgUfVfsgkgYgKgMgSgnf-fygQgjf6grgQgif-gFgef2fs"
        "gifofffkfugqgOf7gCfqf9gdf2gKgEf2ftf7gZfogHgegbf-gDfsgWgBfxfzgCf5gEgEgjgUf0f-fxgAf9glfwfyfjgRgOgEgpgMgygLgZfd"
        "f3gNgZfmfegVfhfqgKgUgHf4fyfjgLgagegPf0f-gLgEgcf-gggrfUgCgLgxgVgFf4gDfugHgXgYf5gef2f+f-gUgHgDghf-gNgRgZf4gLfQ"
        "gPgDf5fzgIgEf7gDgFgGfbf+f+f8gggGf4fegOf6gLgCf1fqfef5fWf5f2gBgigCgUfWgWgEhBfzgmfhf3gJfkfvgdgifsgAgJgSgFgigMfx"
        "gXf3gafogCgHf9fkgAgOf0fWf0gagEgbf4fhgegFgCgVgHfxgWf1fugNfkgSf5gEf0gQfvgIgRf7f3gAfPf9gOgNgcgPgKfYgMgOgOf3f3fm"
        "fXf2fQf1fmfxgXgNfxgBgDgmgLfvgegigGgQfxfxgSgnfzfyf5gHgQgIgdf5gqgGgEgNf0gEgKgGf-gLffgGfcgPgYgAgNgFf9fdf7gJgPgG"
        "f7gAfdf9fPfxgVgCfzf6ghgZfzf8gOf6flf3f3fugAgIf2fhgFf3gBf8fggFfRf8fXgSfmgAgbgPgAfjf+gRgKf5gkgRfxgXf1f8gMgpf9gL"
        "gAfvgDgSgdf6gjgBf-f-gCgOgZgKf+fmfvfogUgigKgcfxgEgHgMgKgBgBfufygOgJgFf6fzgGfzgUf-frf1f5f8gHf5gngff4gBfdgOgEgp"
        "f8f0fagMgGgEgrf9g1gHgXf1gKgIgWgAf0fpfPf5fufuf4gIf7fof4fqgegRgVfYfzgOfogbfegbf4fzgJgDgIf5gEgAgHf2gugPfsgAfvf5"
        "gEgmgCftfpgJgLgMgqf7g5gTfpgNgHfofnf0glgZgsgGgwg7fjfugQf8gGgugEfxfwfzf+fsgTfqglfyfxf7gCgJf8fof2gUgHf1gcgVfuf-"
        "gPf9gHgkgDfwgBgEgJgIgofzgygMfuf6f9gZgWfzgJgDf7frgXgAgPf1gegCgXgSgEf2fzgqgOgMgegCgUfgf2fygPgYfyfVgkgPgPfkgegB"
        "f3gbgHgDgUgegDgHf-gKgMgcgff7gZfzgjgKf0fjfVgTgBfvgEgHfrfQgOf5f-gSfufggKgHf1f8gAfzfif2fjgFgCfjf-gKgnf8gFgdf2fj"
        "gWf0fcgDgefrgIgZgNf1gBgYgVf9gbfzgbgPgafrfnf0gAgUflgIglgQgHfUfNf+gOgGfngSgLfsfmfwgcfpgQgYgfgvgQgSgNfpfXf2gCfK"
        "gMgKfxfTgMgCfrgegPfrf2gKf-gBfqgMfhf+fkgPgcgKfkfugTgSflf8f7gLfdfygPfugQgJfrfbf+gLgjfkfmftfcfufZf+"
    ),
    300: (
        "i3eslUfeeJjQeScmbbjmeagBgnjmh4dji-hWg1iDgLdKe7gAfcjCeyhRgofPa5f4iigfhUgRf1fbiXiEh8e4hNjXgVgniTfdfYf1jlgpidcD"
        "fEdNewdMiHhXfakuc4eugsjGdGfIiXkMe8fDd5gqhUisexgiejflhikni0j7hffEgDhCiQeAfac9h-gUldjKfQhgh4iRjGi-jIkrhkgogxie"
        "dRgvhPhtgPhnhMgeg-jTiafLiugxgOjmj3hgeOehfldugSh2gGhdlBdpkbe9hjfljaiUhBckhIhef-fEfJe8c8jFdlijhNhEexfPhGepf8eV"
        "iGhUlJe6esj7f5fXfngdgRf1gtf7f-f8fwfqfogMeyfSgBgifgf-fjgFgbf-g1gyf5gTg8gBfsgQgagMfyfxgLfvfkgHgIfnf7gFgdf-fqf+"
        "frgPgWgffjgWfxghf3fggZftfsfwhFgOfxgaf4f+g1fzfrgHgufUgygPfagWgAglgcgHgdgdgcgCf4gIgugUfhf1gCfufOftgOfLf2fkgOgF"
        "gfgKgZgdfmfiftgAgIfkfzfbgLfjgJfTf4gGf3fuf9gQgIfzf3f0gTgkg1gef+gXgKfdgPfogXfshDfQgigUg5gzgAg2f7fhf5fFgTgOfTgJ"
        "f6fWgbhWf2gCgdgEfcglf7gAe7gWgsgIguf2hRfjf5eag3f7gQgMgoe5fWgQgufygEfxgSfvgAe5f0f1flfzgifef2gcf1f0frgRftfqgFg4"
        "f+gcfieTfofYgigcepgMgNgJgigLgFgCgOfLgvgngqfMgcfZfzgHgDgIgGgcgTfPfrgrgsgze4fWgqgfgde+ghf-fCfwgUfOe4gVf9gMgQg3"
        "gUfTe3gAhCfGf+fLfif8f5gkfWfugNftgFfMeqfXfgfcf-gEg2gqgDfYfxgZe0gjfwgSfigoe0f7fgfBgFfZgSfngOgCfOgLgifigIf6fvgZ"
        "evfKf6gAfUf+fmf+f9ewfkggfyfUgdhHfqf3gqfYf7g3fsgtgRgSf4gnfWfHhIe4gBfafHfuffgbgLgCfXfxgQfxhPfGd6enfPf0gpfugTf7"
        "hlfkf5f5e-gWflgBhmf6gHfZfggfgjf2fKgRf-f0gUgdfagagqgCfYe7f2grgpgqgLgJgBhSftfmf2gXfjfbgAg5f9fHglfGg7fag+hMfygd"
        "hgfufPgwfkgJgofUgCgbe1fKgifhf8fLg1frgGfXgXfPfwgGgIfze4ffgYfxfvg3fhgGffgPfyfre3hegOgVgofihPgIfof3f5fqf5fpf8fO"
        "gPeCgMfKfxgMgsfffGhEgagsg-gkf7hEfxf8fUfkfWfVfSgjecgcfofOgWgCfEf-gBfqgTgwhDfEghf7gKfnfvesfmhEgCgrgOhuggfDh1g8"
        "g6fRe+f6enhRe6gdelfQgVgGeggTgWgDgQfffHgjgIgRerf9hGgTfrfhfrfge+g4hGfffAghfyfKgbf1gxg3gQfmfre6gsf2fFg5ezgCglgh"
        "fWf7flfIgze9fyfwhsfegEhnfqgVf9fkgYgZgUhhfhgvgagtgMfMgGfqgfgrfqhNgGe5fnf7eBgogAfagOeriEfHfWfzgge5f9fngFgNeogD"
        "fZgMg5fOf+gxg7flfZgYe2flfXfaeDfyhQg5gMfZgNgDfPhPgFglg6fkgvfdffgAejfNfpg3gzfFhigZf0gcfdf6gQfbf0gdgSf6g0gzgMeh"
        "fvgXfpe4hEfvf9hKfggig4faf3gJf+fmhUhRhjfzf5gIfwfshegMhDe1hSfVebexedgehKg-g6hLe7etd3gherfnf8jjekfefefPhMg0eNe-"
        "gceUhqgJgziZe0fmfWf0hyePhaeKgFiReWfMdsetdkg1f9hVgcgMgchEf0dyfsfofMe2fNfhgGfvgfiPfGgYgYfVfHd3hZeYgahEh0g6gPfv"
        "gLgafffIfGhbfSfpgvfqf4g2eyeXfCgfgSgFfWggfDgHhnhKg4ecgPgRggfBfdfyhXgxfPgtf9iDgndxfmhGeshCh5eVgJhCfpgMgRefhOfO"
        "fOfKf7hOfDfxgAenhRfGfdfAejf5eEfdfcfThEfHiLhafof4htiAdMiKfdfYgZfyfvgJg+gVhVgifBemhGemg7fbgNeye9fbiDeAe-eQhXgk"
        "gZfFgafdhIhShdhEh6hShUgNg3fQg0elgziNhieyfxfBgWg1e4fLgKhCf8gfgigTgQgefjhIhYfwg4f6gDe5hYiGgEfwd+hHfUgbgXfUf2f1"
        "fZgSgygMe6g4f9fygXe-gLe2gVfqhJfNgbgYerhlhPeqgCfLhGe3fFe2fVezg7fggIgdfQgmgwgIfRgCgcfPhIgvgBgIgIfpfegJgzf-fjf-"
        "f-gKftgFfZf7fufIfRfqgfgNgff-gcgog1gafcexf-fogYfFf1fkfhf9gLgEfog5e6gYfOgsgVgJgLfVfyf7fxgAgcf-f6fjf1gSefgUgMfR"
        "fmf5frg1fdgpfHg-fag0g3fof0gZgKgEgzg6fme6fWgBfbgggOfAgZgqf6fqf7ftgjgBgjfOgMgzflgZgFgMg1fdgdgAf8f7gsguhUgLfogE"
        "f3gqfof7fkflfwfxgdfrgjfmg0gffifSfKgbgJehgJgYgeemf+fYfkg5fMf0gHfZfBhMgJgRf2gXgEgMfzgafegRfve7gkf4fegPgVgNfbfx"
        "gwfxgTf8gRgWgnfahBgjgogngYfngqfGfrgQflf7fafofffxfjfzgRf9hFfKfRfzgXgWf3fcf-f2fZgNf+g1hNfUf+f7ggfygMgQete+fAfm"
        "gmgYgvfWfxfYgMgdfwgbf1fxfvfxfSf1e1hAf5gSfegugFfogPgPfqgPgRf1gIgDgXfig8fbfrg-f3gRftghfafEf5fqg5gHf+fJgZf5f0fy"
        "fmf8gIgWgkgWf7f-fugFfqgDghgWf-gpfgfbgJgIf5fqf4gmfvgcgtgIfFgAf8fIfwgOf0fLgHfrgYfjfUf0fTgSfggGf7gWfygogBgqgBgk"
        "gOgUgHfcf1gCflgZgFfmf9fEf7g9f5gGgCe-fhfcgSgffNf+fvgNgBgVg4gGgKf7gPfYfqgrfff2flfdf3gofMgQfhfhgTfRf3fyfoflgEgJ"
        "fzf8f8gHfcffgMfNgHf9f4fLgbgMgbg6gAgef1frfZhCf9f6fgfsgdfrgae0e2gPgoe5flhGgjgAf2gNg1fyf7ggg3f-hIgag4gGgLhRgIfX"
        "hZfOfTfQfKhAgKf9fmfngBgkgFgHf3fdf4fvgqfWfpgugQgCgVftgbgAfjfngEf5gdgJgpgvfhf7f2f-f5g1flfifMgMgagGg1gahCgRgWe9"
        "f6gUg9fifMgyfTfgfugggofrfofTgFglgtgrfvgTgEgTg1fggkg2ewgSgFg-gvf5fpgGfrgngbgffwgSfqghfsgSg1fygcgegJgRgZfjgFex"
        "gWgJgBfxgMfvf1gOgBf3fAfrf+gCgngCgKfZgqf+gWf8fkfsfffwfKfrgAgcgkgSgjeaf0f7hlfgg2fNe-gCfjf7gagtfzgIgXgZgIg5f6fx"
        "gbgKghfZgKgMf3fxgSgSf9e9fwgLf2gcfvfNgngYfygbgQfzgxgHfpgVfOgWfqgGgCgffrgGgogHgHf3etgFgigWgggXgWfZgZf7f+f0f0fV"
        "fOfjfAfvfRfnghgbfqgXf5g2gbflgigagegifqfzgbhKfufbf+gLgRgBgaffgxgTfzgfftgEgFf9gAgMfAgQfDgVgsf-gigDgBfJf-gTgJgY"
        "f3gEfLgLe6ffgqgIflf2g4gSfkfqgHfkfjfrfigAgBgcflffgngCfxf+fDgMe6f4fQgPfegKgkgEgVfWf+gdgRf2g2gffFgpf8gBgIg+fugt"
        "f4fifqgUgXf0gvgPf7f6gLghghgafkfffvfXgrhKf1gtfKgggagGgfgFfgfmfVgTgHgWflfrgffnghf1fmfXfgf3gafvgqg7gSgJfJgigEgz"
        "gff6ergmgKgGgzfnhAgIgofwf+gKgWf8gKfVfEgCfsf3ftgAf5fgfcffgggegYe8gIgCfng4fXguf2fxgXf+gsgAgLgLgPffg5gGfggQfof8"
        "gHg7f0fpfYf+gRgFg5f+hPgffUgNfxfefvf0gugWhPgShPhNfbfQgef8fqhOgVfwfpfygNftgGfjgsfqfzf4gGgIf2fjf5gbgWf4grgmfhgF"
        "gTfygMgugJfaf-gBf8gUgnfqhCgaf1fvf4gvgLf0f8gOf2fRgmfbggfogjf6g5gRgCf4fwhDgWgJgmf8gZfegWfbgegJfWe6g0gcgifHgjf5"
        "f5gigRgPgHglfogQf5f0gKhEgefygef6g8gQf6fqe9gJgRfpf7fsf1etgmgCf-gafufMgEgYfwfagHf7fZflffgQgFfagGgYhBflgGg+fmfZ"
        "gQfQfPf1hGgCgOgqgDgIgEgSgCfwgrfSglgVgdf1fmgCf+gAfnf9goglf-fYedgQgcgkfXgUgXfQfVfxgcf1gFgogagsgmgYf9fefPfbgBfI"
        "f-f5gJfEf6f9f3hJgxf8fZgLgKgHflgjfFfofggCgZgIfbfngbgSfZf1f4gTfUfzgefngLgNfpfLgMgcg1fhfafrfRfkfPfp"
    ),
    2000: (
        "j+enmzfQdPkceeboaxkRdxgAfqk5iadIkDhciBjBfndDeZeigGjoeVh5hGemZvgVi9gfhXgUfSfQi1iSiwehhdkYgagTi8ftfhfPkOgyjFZ6"
        "fIcKdvcZieh8fUlXbnfdfni6cGfCjRlle8erdeg0hWkfdxgRd2fYh2myj7kNhqfngThGimdsfZb0iLfxnFjWeaifiGjCkmj6kBoxgnfGigiz"
        "c3hig7hrgXhvhogcgykniyeSjlhOfdkgk8iAdEdsfvdNgbihfPhGmhc4mPd+hyfqkXjchEbnhkhQfteggyembzjidsjpgthdexfPhGepf8eV"
        "jKhXnAfPdEkQgHfSfcgfgUf9hTfofsf+esfWfdg8e4fbf3gYfVfwe1gYf-gYgzg4f-gahlfwfzgLgRf9f0f5gefnfzgCf0fygEf3ftgDfwgR"
        "fwf0gZg2fZgQgLhHf5fBg5gZfTfohygAgDg7fsgehHgJffgUhKf3gpgMfOgEfxgYgpf+gRg8gAgBf1gRgngme0frf+foeRfCgWelf8fRf-gq"
        "gKgOgfgwf-fTf+fyglfigFfQgQgGf7fbgifqftfzgmgxf+gBflfvgYgdhHgzfugdgOfYgWfxgrgJh3e+gogGhKhlfbh0fqfhgGd8gRf0fngJ"
        "fkfLhGhEfsfvgHf-fRg-fhgce6gYgdfyg8gIhjfxgDduh0fdgmgTg6ergUgYhHfif2fbgrfWgLgLfzfvffffgRfrf0gcftfZfmgZfcfTgahQ"
        "fwgkfQeFf-fngfgJefgLfYfXgsg+gYfXgXfahZhagJe9glgQfigwf9gMgGg8gIe0fbgwhBhNe-e5gfgBhBeAg2gBfgfVgUeYfNgpgOf7gMhq"
        "f9gJdrgahreDguevfpgMgIglfFfcfvfugRe-e5e1fhfigVglhFg4fufsgEgSeEhQgAgBfpgydVfze5eMgBfUgdfKgOgafwgsgcgGgbg8fUhB"
        "eUe5figPezfwfqf7f+egfcgigSexgphFe0gdhLfUfjhBfwgfg8gRfzgWfzenh7eefoe9eke7fFgugYgbfVfZgBfUiCeZdFepfmglgxfsg4fv"
        "ilfpgCgne-gHf-fQhifxgkfFgPg2g6f3fFgAfGgYfsfpfBfehsglfhd+f2gzhPg7fvfhgIiBgAfVftgqfWfCgMgygCeCgcezg1fpiUhNfrgg"
        "iFgSedh1eWgcgxfuf6gWeUegghfIg0ethzgXgDfPgufefbfkfygEeRfsgkfMfvgte9gIeegOgJf7enjMf+gThLebhvfhe3fLf1f-gTfvgvem"
        "gHcxgceAfHf9gxfteog7gTg+hYgzf7g5gAf9evfMezeFf6hBeXgdfJe5guf7eZfWfmgPgFh6hjfYhpfwgffPfweCfchdflgwfliVhvdYi4hf"
        "hJeXedeje9iud1gQd+fOgLfXeFgwf8gogmfxedgifzgSeNf3hvgpf6fofifwerh+hCeleohefue+g3fshWhef6fqfrejhdf9eShtdZfTgYgx"
        "fJfbfve6hJe0fxfUiifTfxiifrgZgFgUg0f0geiMfchCgqhTgbfggOfrgFhJgIhAe6eXf8ghdmgkgqehgbdoi2e6fQgcgneggYfUgYhAePfd"
        "f1fxhJebfDhVg1fteufpe2fAesfTdYgIheh0gJelf7fUfKh1gIgmg+fXg3gDfQguddeHffh1hje7iDgPfXgaemf0g9ewfPgSgWf0hXhKfkek"
        "fjfufjeliKfYf4hwfZhCiCe-gbgigEfUhqiGiCfwfmg+f1gAiVgVhbfFhre3dpdzd5gkhKhohViYedemdqgMeYflfqk7eXfsfMe7hXhXdWfn"
        "g3c3iWhXh6jEeWgIfhf7iJd3ifeBg1igfDfXc0dKc1hPglh7g+f4fbhHe8c6ftfDfOdqfhfbgVfvgaiadigkg2emesdfiPeMhHhajkhdf+gB"
        "hJhlfge6eyhne4fkhCevf6gcdzdrehglhSgEfUhEelf4i-hYhceCgrf6gte4ekgJh6hhehgkgmjkgndAfEhneXhXi2djgjh0fkfngrdMheek"
        "e8eighhSfZgEgOedh-d1eRfbd8f6dJffe2eog7eOihiffXgRicjLcwjDffePg8ghf0fOg1fxhcg1e2eTiMeihBfOfBeTdsfIiOdfepdBi7hJ"
        "gydIgvemhch9h4hrjGhuhgf+gufBg2eNgvi7iNe2fnevheg9esfmfxhMf-gwg2gdgfhrffhXiBgMhEf5f1dSh5iig6f3dYhzejhHg6eNgFfh"
        "ecgUgngseRhNgJgMgOeNf0dag0fAh+fUgIgFdjinhLdef6eyh5dLfGeIfQehhbfjfrhceMh3hQgfeCgKg5d0h2hrf+hAgHgXfpgbg8gdf1fl"
        "fAgLgHfYfsfxf3eRd0fIg4gNgmf7gChzg8g3e8fDgPfBg2e7epfaftgAgff+gOiaecgdfCg5gagDgrffgOfgfdfXghfxf7f2fMhBeNhBgWeZ"
        "gFe0f8g9fEg7fmhafTgehsgEfpg2fjgbgCgzgNe7eVgFehhagdfGgXhifTfVfsfIgjgGgheCgrhRfegffhfwhyfWhBggftfthSgghrhffMgc"
        "fgg3faffeufff+gFhxf7gyfohshGgCfCdrgsgjd6fdf8gUebfie8f-hXfCgDgWfQebhOgyf4f+gpgvghgdgQefgwf6d+g3gOewfzhbgEfVf-"
        "hVfjgygEgBgJhBe2hJg4gcg3gYf0hJfSgHgzfcfafifefXfufTe8gcgPiEereeftgVgnfkfKhVfUfAfmgShJicfPf8f9hBgMf1gdeYd9e0fe"
        "gkg0g6effGgBgZg6fRgbfcflfse+fGgad3h8gNf1fGgtfRgGf+gNfjgBgfgRgTf5g6fjhvfIfihKfNg-fOhxfNd1f7gPhRgDftePgTfbgZfr"
        "f5gFfPhPgShBfhfZf-geepgCgogBgVhcgPgFgGgZgHgBfthSfkhbg2fxezgCgteQe6gfgge1fmf4gnfNeUfbfpgkfgfNf8ghfvg3gHhagRgy"
        "hAgpgofnf3f8eef8g4fQefe0fuhRgRgOgvehfgfHf7gzecf5fPgnfOgKhwf1gbgLgufJfYgqexf9hCfigBgneegeeufWgze6ftfffufShAgY"
        "fWf5f5fgghfWgvfihAeyftfYglgWg5g0gPgPegfIfghfgEftfrgSfvf4fyebeygigjfNfhhRgpgXfCgEhxe8frhrgggjhzgOhYfpgliCgjes"
        "iYfCejexe3hYf6gPegfqgDgef8fhfNfcgdfvgaerf1g+gLgdgjf1gLfZe8fpgbgThbgsguh9fVfaf6fSfjg-fFfbeufwhGgSg-g5hbgigVe1"
        "gwfshSfLflg9fYfae8hehdfCe9ftfwg5gehRfNf1g-gfgzflgcgoeXgjfdhFgtfceygQfqhTgQfsfUfmgng1fUgeixfbgjh5fvgvgEeHgUd7"
        "g2gBgCgXgkesfXgrfofXeefUfmflhhfihCeKiaf7ggfvesf2epf3e6fdggghhChEhCdZfBgFhsedhZfWexgHf5fIg9gzfsgLgohAgvg0f2fX"
        "gjgLg8fbf3gTfJf9hFgHgWesgtfmfNgHfxeqhKfZfIgggXgNhNgMgEg+fBgZfHgRg7gVfSgHhUgDgnfaeJgJhwhBgDg4gHfOgAfafygfgJeo"
        "fre+e4fwfTecg4g1fegifkg3gieugwgYhbhsfDgZguhWf0e9gagjglflgZfYg+gDeyg8fzfofXgJgZgxeigpfUgwhLgMhogagbfjflgbfVhS"
        "f9gJeff5eSevhtgVe7e2hrgjfWfGf0fafLgHfBgSfUhPfKfchGgBfagCeGftebf4e3gOfwgkhKfqghfGf7gUgCfbhjgAeRgzgUfxgUiDfEh0"
        "gCe5e9gXf+gLhQgMgGfxguhOhqgje6fofYfDhbiSf9gsd7grhDgCg+gFe3e0evgSf-gWfcfkh4ftgWfxfpeWfifxgmfhgngJhEf5eRgrfngk"
        "hmgedcgogIgcg6fJg-gghhfqf5hHgde3gueifVgdf+f2fkf1fNfAe+fNgagRg8elhRfffHhPfIhJfYf7hLfoh6fpgKgmf9fBhMf8ejgmflge"
        "hbhhgGf8e9f1f7fohEf9h3gMfSgHf-fbgjfufVgeh8hLg+g-fieJglfmeshogTgHfTgXgrfnfxfYgafvgWgLgBf4fjfVf-fqhDgKhKh8d9gA"
        "gwfogDg8gcehgDgWfig9gnfFhcggfnfIgWhFg2fhf5gvfHetgceHhHfvgjf1hSgtgmgXfqhdg9gYhBfagifLg+ewgcf6exe7hZhCgjeZg9fu"
        "f-hHgwgbgLg7fHgnf2eIgBh1gyfegnf7h4grggf+eufYgvfRf-e8gceJgqgRf4gdf-eLfhg7fbesgmf2fHfBfTgzgcflfrgPhAfAgehWfmes"
        "fffgftf2hlgIg0gsefgNgugwffe4gefMglhCgzgCfNgdf3fhfBgMhTg1fyeceBhMgdhZfIgggUe2edf6gfgFhcgngogqhjf3fMfmfHe1gTfm"
        "fwflhce8fUgLfYiEhVguedgPgYgCfYg3eTfffegKgTf1fffiglgte9fcgCgte0f2gYfsf-gNfMeag9hNg3fOfIf6ejfLe0fJ"
    ),
}
"""After so many updates; see `gdviz.objectives.language_stored`."""
