"""Rhymes that no language model of this course has learnt from: kept to see how well it predicts. See `rhymes`."""

from __future__ import annotations

HELD_OUT = """
Mary, Mary, quite contrary,
How does your garden grow?
With silver bells and cockle shells
And pretty maids all in a row.

Little Boy Blue, come blow your horn,
The sheep's in the meadow, the cow's in the corn.
Where is the boy who looks after the sheep?
He's under a haystack, fast asleep.

There was a crooked man and he walked a crooked mile,
He found a crooked sixpence upon a crooked stile.
He bought a crooked cat which caught a crooked mouse,
And they all lived together in a little crooked house.

I had a little nut tree, nothing would it bear
But a silver nutmeg and a golden pear.
The King of Spain's daughter came to visit me,
And all for the sake of my little nut tree.

Rub a dub dub, three men in a tub,
And who do you think they be?
The butcher, the baker, the candlestick maker,
They all sailed out to sea.

Curly locks, curly locks, wilt thou be mine?
Thou shalt not wash dishes nor yet feed the swine,
But sit on a cushion and sew a fine seam,
And feed upon strawberries, sugar and cream.

Pease porridge hot, pease porridge cold,
Pease porridge in the pot, nine days old.
Some like it hot, some like it cold,
Some like it in the pot, nine days old.

Girls and boys, come out to play,
The moon doth shine as bright as day.
Leave your supper and leave your sleep,
And come with your playfellows into the street.
"""
