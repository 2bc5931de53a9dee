"""The text that the language models of this course learn: old English nursery rhymes.

Traditional rhymes, handed down by word of mouth, which have no one true wording: each stands here in one of those that
are current. A blank line parts two of them.

Those that are held out stand in `rhymes_held_out`.
"""

from __future__ import annotations

RHYMES = """
Jack and Jill went up the hill
To fetch a pail of water.
Jack fell down and broke his crown,
And Jill came tumbling after.

Humpty Dumpty sat on a wall,
Humpty Dumpty had a great fall.
All the king's horses and all the king's men
Couldn't put Humpty together again.

Hickory, dickory, dock,
The mouse ran up the clock.
The clock struck one,
The mouse ran down,
Hickory, dickory, dock.

Baa, baa, black sheep,
Have you any wool?
Yes sir, yes sir,
Three bags full.
One for the master,
And one for the dame,
And one for the little boy
Who lives down the lane.

Little Bo Peep has lost her sheep
And doesn't know where to find them.
Leave them alone and they'll come home,
Bringing their tails behind them.

Hey diddle diddle, the cat and the fiddle,
The cow jumped over the moon.
The little dog laughed to see such fun,
And the dish ran away with the spoon.

Little Miss Muffet sat on a tuffet,
Eating her curds and whey.
Along came a spider,
Who sat down beside her,
And frightened Miss Muffet away.

Little Jack Horner sat in a corner,
Eating a Christmas pie.
He put in his thumb and pulled out a plum,
And said, what a good boy am I.

Old Mother Hubbard
Went to the cupboard
To get her poor dog a bone.
But when she got there
The cupboard was bare,
And so the poor dog had none.

Pat a cake, pat a cake, baker's man,
Bake me a cake as fast as you can.
Pat it and prick it and mark it with B,
And put it in the oven for baby and me.

Sing a song of sixpence,
A pocket full of rye.
Four and twenty blackbirds
Baked in a pie.
When the pie was opened
The birds began to sing.
Was not that a dainty dish
To set before the king?
The king was in his counting house,
Counting out his money.
The queen was in the parlour,
Eating bread and honey.
The maid was in the garden,
Hanging out the clothes,
When down came a blackbird
And pecked off her nose.

Three blind mice, three blind mice,
See how they run, see how they run.
They all ran after the farmer's wife,
Who cut off their tails with a carving knife.
Did you ever see such a thing in your life
As three blind mice?

London Bridge is falling down,
Falling down, falling down.
London Bridge is falling down,
My fair lady.

Rock a bye baby, on the tree top,
When the wind blows the cradle will rock.
When the bough breaks the cradle will fall,
And down will come baby, cradle and all.

Hot cross buns, hot cross buns,
One a penny, two a penny,
Hot cross buns.
If you have no daughters,
Give them to your sons.
One a penny, two a penny,
Hot cross buns.

Ding dong bell,
Pussy's in the well.
Who put her in?
Little Johnny Green.
Who pulled her out?
Little Tommy Stout.

Peter Piper picked a peck of pickled pepper.
A peck of pickled pepper Peter Piper picked.
If Peter Piper picked a peck of pickled pepper,
Where's the peck of pickled pepper Peter Piper picked?

Simple Simon met a pieman
Going to the fair.
Says Simple Simon to the pieman,
Let me taste your ware.
Says the pieman to Simple Simon,
Show me first your penny.
Says Simple Simon to the pieman,
Indeed I have not any.

Georgie Porgie, pudding and pie,
Kissed the girls and made them cry.
When the boys came out to play,
Georgie Porgie ran away.

One, two, three, four, five,
Once I caught a fish alive.
Six, seven, eight, nine, ten,
Then I let it go again.
Why did you let it go?
Because it bit my finger so.
Which finger did it bite?
This little finger on the right.

One, two, buckle my shoe.
Three, four, knock at the door.
Five, six, pick up sticks.
Seven, eight, lay them straight.
Nine, ten, a big fat hen.

Ride a cock horse to Banbury Cross
To see a fine lady upon a white horse.
Rings on her fingers and bells on her toes,
She shall have music wherever she goes.

There was an old woman who lived in a shoe.
She had so many children she didn't know what to do.
She gave them some broth without any bread,
She whipped them all soundly and put them to bed.

Jack be nimble, Jack be quick,
Jack jump over the candlestick.

Jack Sprat could eat no fat,
His wife could eat no lean.
And so between the two of them
They licked the platter clean.

Little Tommy Tucker sings for his supper.
What shall we give him? White bread and butter.
How shall he cut it without any knife?
How shall he marry without any wife?

Oh, the grand old Duke of York,
He had ten thousand men.
He marched them up to the top of the hill
And he marched them down again.
And when they were up they were up,
And when they were down they were down,
And when they were only half way up
They were neither up nor down.

Old King Cole was a merry old soul,
And a merry old soul was he.
He called for his pipe and he called for his bowl
And he called for his fiddlers three.

Polly put the kettle on,
Polly put the kettle on,
Polly put the kettle on,
We'll all have tea.
Sukey take it off again,
Sukey take it off again,
Sukey take it off again,
They've all gone away.

Pussy cat, pussy cat, where have you been?
I've been to London to look at the queen.
Pussy cat, pussy cat, what did you there?
I frightened a little mouse under the chair.

The queen of hearts, she made some tarts
All on a summer's day.
The knave of hearts, he stole those tarts
And took them clean away.

Tom, Tom, the piper's son,
Stole a pig and away he run.
The pig was eat and Tom was beat,
And Tom went crying down the street.

Goosey goosey gander,
Whither shall I wander?
Upstairs and downstairs
And in my lady's chamber.
There I met an old man
Who would not say his prayers.
I took him by the left leg
And threw him down the stairs.

This little pig went to market,
This little pig stayed at home,
This little pig had roast beef,
This little pig had none,
And this little pig cried wee wee wee
All the way home.

Here we go round the mulberry bush,
The mulberry bush, the mulberry bush.
Here we go round the mulberry bush
On a cold and frosty morning.

Ladybird, ladybird, fly away home,
Your house is on fire and your children are gone.

Cock a doodle doo,
My dame has lost her shoe.
My master's lost his fiddling stick
And doesn't know what to do.

Lavender's blue, dilly dilly, lavender's green.
When I am king, dilly dilly, you shall be queen.

Oranges and lemons,
Say the bells of Saint Clement's.
You owe me five farthings,
Say the bells of Saint Martin's.
When will you pay me?
Say the bells of Old Bailey.
When I grow rich,
Say the bells of Shoreditch.
When will that be?
Say the bells of Stepney.
I do not know,
Says the great bell of Bow.

For want of a nail the shoe was lost.
For want of a shoe the horse was lost.
For want of a horse the rider was lost.
For want of a rider the battle was lost.
For want of a battle the kingdom was lost,
And all for the want of a horseshoe nail.

As I was going to Saint Ives,
I met a man with seven wives.
Each wife had seven sacks,
Each sack had seven cats,
Each cat had seven kits.
Kits, cats, sacks and wives,
How many were there going to Saint Ives?

Who killed Cock Robin?
I, said the sparrow,
With my bow and arrow,
I killed Cock Robin.
Who saw him die?
I, said the fly,
With my little eye,
I saw him die.
Who caught his blood?
I, said the fish,
With my little dish,
I caught his blood.
Who'll make his shroud?
I, said the beetle,
With my thread and needle,
I'll make his shroud.
Who'll dig his grave?
I, said the owl,
With my pick and shovel,
I'll dig his grave.
"""
