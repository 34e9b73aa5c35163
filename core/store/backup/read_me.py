"""The pages in plain words that lie beside the copies and inside each of them."""

from __future__ import annotations

from core.text import QT_TRANSLATE_NOOP, translate

_PLACE = QT_TRANSLATE_NOOP(
    "copies",
    """This folder holds copies of records made with the Information Governance Toolkit.
Everything in it is locked. Keep the folder together: each copy needs the folder "documents".

To bring the records back: install the program, choose "I already have records" on its first
screen, choose this folder, and have the recovery sheet (the spare key) or the passphrase ready.

To open a copy without the program you need "age" (age-encryption.org) and "tar".

1. With the spare key: type the line that begins with AGE-SECRET-KEY-1 from the recovery sheet,
   without its spaces, into a file named sheet.txt. Then, with the newest file in "copies":

       age -d -i sheet.txt copies/NAME.age | tar x

   With the passphrase: use each file in "keys" that has 16 letters and digits in its name in
   place of sheet.txt until one fits; age asks for the passphrase:

       age -d -i keys/0123456789abcdef.age copies/NAME.age | tar x

2. All answers and their history now lie there as JSON and CSV files, which a spreadsheet opens.
   The table of the evidence names for each kept document its file in "documents". To open one:

       age -d -i vault-identities.txt documents/1/ab/cd/NAME.age > document.pdf

Delete vault-identities.txt and store-keys.json afterwards: they open everything.
""",
)

_INSIDE = QT_TRANSLATE_NOOP(
    "copies",
    """One copy of records made with the Information Governance Toolkit, unlocked.

The JSON and CSV files hold all answers, the list of the evidence and the history.
manifest.json says when the copy was made and which kept documents go with it.
vault-identities.txt opens each of them with age, from the folder of the copies:

    age -d -i vault-identities.txt documents/1/ab/cd/NAME.age > document.pdf

records.db is the database of the program, locked with the database key in store-keys.json.

Anybody who has vault-identities.txt or store-keys.json can open everything: delete them when you
have what you need.
""",
)


def place_read_me() -> str:
    """Return the page that lies beside the copies; it names nobody."""
    return translate("copies", _PLACE)


def copy_read_me() -> str:
    """Return the page inside each copy."""
    return translate("copies", _INSIDE)
