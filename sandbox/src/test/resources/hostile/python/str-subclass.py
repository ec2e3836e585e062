# Tries: to write something else than a text by a class of texts.
# Stopped by: the host reads the text itself.
# Expect: completed ["a"] | failed RESULT
def attack(params):
    class Sly(str):
        def __str__(self):
            return '"]; forged'
        def __len__(self):
            return 0
        def replace(self, *a):
            return '"'
    return [Sly('a')]
