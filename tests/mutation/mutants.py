"""mutants.py - small mistakes that somebody could have made in a C source

Each is one edit of the text inside a function: a condition negated, == and != or < and <= exchanged, && and ||,
+ and -, a call or an assignment left out, the other truth value or NULL returned, a number one more or less. Lines keep
their numbers. The sources are those of this tree, formatted by clang-format; nothing else is understood.

Left alone is what no test can or should notice:
- checks of the programmer (g_return_*, g_assert*), what is written to a log, and what a debugger shows of a task;
- texts, with the numbers that ngettext() is asked for, and how much memory is asked for;
- declarations without a value, static tables, labels of a switch;
- calls that only free memory, and in functions that free something also what is cleared on the way: leaks are looked
  for by the build with sanitizers;
- another negative number in the place of one: all mean “none” or “at the end”; and “{ 0 }”, which is “nothing yet”;
- into how many pieces g_strsplit() may split: 0 and -1 both mean all.
"""
import collections
import re

# start and end are offsets of what is replaced; lines those of the whole statement.
Mutant = collections.namedtuple("Mutant", "path line lines start end text")
Token = collections.namedtuple("Token", "kind text start end")
Function = collections.namedtuple("Function", "name returns first last")

TOKEN = re.compile(r"""
    (?P<blank> \s+ | /\*.*?\*/ | //[^\n]* | ^[ \t]*\#(?:\\\n|[^\n])* )
  | (?P<string> "(?:\\.|[^"\\])*" | '(?:\\.|[^'\\])*' )
  | (?P<number> \.?\d(?:[eE][+-]|[\w.])* )
  | (?P<word> [A-Za-z_]\w* )
  | (?P<sign> <<= | >>= | \.\.\. | -> | \+\+ | -- | && | \|\| | [=!<>+\-*/%&|^]= | << | >> | . )
""", re.X | re.S | re.M)

OTHERS = {
    "==": ["!="], "!=": ["=="],
    "<": ["<=", ">="], "<=": ["<", ">"], ">": [">=", "<="], ">=": [">", "<"],
    "&&": ["||"], "||": ["&&"],
    "+": ["-"], "-": ["+"], "+=": ["-="], "-=": ["+="], "++": ["--"], "--": ["++"],
    "TRUE": ["FALSE"], "FALSE": ["TRUE"],
}
COMPARISONS = {"==", "!=", "<", "<=", ">", ">="}
ASSIGNMENTS = {"=", "+=", "-=", "*=", "/=", "%=", "|=", "&=", "^=", "<<=", ">>=", "++", "--"}
INTEGER = re.compile(r"(0[xX][0-9a-fA-F]+|\d+)[uUlL]*$")

FOR_PROGRAMMERS = re.compile(r"g_(return_|assert|warn|critical|debug|message|error$|info$|log$|task_set_source_tag$)")
TEXTS = {"_", "N_", "C_", "NC_", "ngettext", "G_STRINGIFY"}
MEMORY = {"g_new", "g_new0"}
FREES = re.compile(r"g_free$|g_strfreev$|\w+_(unref|free|free_full|free_doc)$|sqlite3_free$|xml\w*Free\w*$")
CLEARS = re.compile(r"g_clear_(pointer|object|error|list|slist)$")
DESTROYERS = {"dispose", "finalize"}
FREEING = re.compile(r"\w*_(finalize|dispose|free|clear|unref)$")


def tokenize(source):
    return [Token(m.lastgroup, m.group(), m.start(), m.end()) for m in TOKEN.finditer(source) if m.lastgroup != "blank"]


def pair_brackets(tokens):
    """{index of an opening bracket: index of the closing one}"""
    pairs, stack = {}, []
    for i, token in enumerate(tokens):
        if token.kind != "sign":
            continue
        if token.text in "([{":
            stack.append(i)
        elif token.text in ")]}":
            pairs[stack.pop()] = i
    return pairs


class Source:
    """A source, and where its functions and statements are"""

    def __init__(self, path, text):
        self.path, self.text = path, text
        self.tokens = tokenize(text)
        self.pairs = pair_brackets(self.tokens)
        self.mutants = []

    def is_at(self, i, text):
        return i < len(self.tokens) and self.tokens[i].text == text

    def line_of(self, offset):
        return self.text.count("\n", 0, offset) + 1

    def functions(self):
        """What has its name and its braces in the first column"""
        start, i = 0, 0
        while i < len(self.tokens):
            token = self.tokens[i]
            if token.kind == "word" and self.is_at(i + 1, "(") and self.text[token.start - 1] == "\n":
                body = self.pairs[i + 1] + 1
                if self.is_at(body, "{"):
                    yield Function(token.text, [t.text for t in self.tokens[start:i]], body, self.pairs[body])
                    start = i = self.pairs[body] + 1
                    continue
            if token.text in (";", "}"):
                start = i + 1
            i = self.pairs.get(i, i) + 1
            start = i if token.text == "{" else start

    def find_all(self):
        for function in self.functions():
            i = function.first + 1
            while i < function.last:
                i = self.statement(function, i)
        return self.mutants

    def statement(self, function, i):
        """Takes the part of a statement that begins at i; returns where the next one begins."""
        word = self.tokens[i].text
        if word in "{};" or word in ("else", "do"):
            return i + 1
        if word in ("case", "default") or self.is_at(i + 1, ":"):
            while not self.is_at(i, ":"):
                i += 1
            return i + 1
        if word in ("if", "while", "for", "switch"):
            end = self.pairs[i + 1]
            if word in ("if", "while"):
                self.negate(i + 2, end)
            self.expressions(i + 2, end)
            return end + 1

        end = i
        while not self.is_at(end, ";"):
            end = self.pairs.get(end, end) + 1
        if FOR_PROGRAMMERS.match(word) or word == "static":
            return end + 1
        if word == "return":
            self.return_other(function, i, end)
            self.expressions(i + 1, end)
        elif self.is_declaration(i):
            value = next((k for k in range(i, end) if self.is_at(k, "=")), end)
            self.expressions(value, end)
        elif not self.only_frees(function, i, end) and not DESTROYERS & {token.text for token in self.tokens[i:end]}:
            self.leave_out(i, end)
            self.expressions(i, end)
        return end + 1

    def is_declaration(self, i):
        first, second = self.tokens[i], self.tokens[i + 1]
        if first.kind != "word" or first.text in ("goto", "break", "continue"):
            return False
        if first.text.startswith("g_auto") or second.kind == "word":
            return True
        while self.is_at(i + 1, "*"):
            i += 1
        return second.text == "*" and self.tokens[i + 1].kind == "word"

    def is_call(self, first, last):
        return self.is_at(first + 1, "(") and self.pairs[first + 1] == last - 1

    def only_frees(self, function, first, last):
        name = self.tokens[first].text
        return self.is_call(first, last) and bool(FREES.match(name) or CLEARS.match(name) and FREEING.match(function.name))

    def add(self, start, end, text, first, last):
        """Between these offsets stands the text instead, in the statement between these tokens."""
        lines = range(self.line_of(self.tokens[first].start), self.line_of(self.tokens[last].start) + 1)
        text += "\n" * (self.text.count("\n", start, end) - text.count("\n"))
        self.mutants.append(Mutant(self.path, self.line_of(start), lines, start, end, text))

    def surround(self, first, last, before, after):
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        self.add(start, end, before + self.text[start:end] + after, first, last)

    def is_comparison(self, first, last):
        """Whether to exchange what compares says the same as to negate it"""
        signs = [token.text for token in self.tokens[first:last]]
        return sum(sign in COMPARISONS for sign in signs) == 1 and not {"&&", "||", "?"} & set(signs) and signs[0] != "!"

    def negate(self, first, last):
        if not self.is_comparison(first, last) and self.tokens[first].text not in ("TRUE", "FALSE"):
            self.surround(first, last, "!(", ")")

    def return_other(self, function, first, last):
        if last - first > 1 and self.tokens[first + 1].text not in ("TRUE", "FALSE", "NULL"):
            if "*" in function.returns:
                start, end = self.tokens[first + 1].start, self.tokens[last - 1].end
                self.add(start, end, "NULL", first, last)
            elif "gboolean" in function.returns:
                self.negate(first + 1, last)

    def leave_out(self, first, last):
        words = {token.text for token in self.tokens[first:last]}
        if self.is_call(first, last) or ASSIGNMENTS & words:
            self.add(self.tokens[first].start, self.tokens[last - 1].end, "", first, last)

    def expressions(self, first, last):
        """Exchanges each sign and number between these tokens."""
        i, n_pieces = first, None
        while i < last:
            token = self.tokens[i]
            if token.text == "g_strsplit":
                n_pieces = self.pairs[i + 1] - 1
            if token.text in TEXTS | MEMORY and self.is_at(i + 1, "("):
                i = self.pairs[i + 1] + 1
                continue
            before = self.tokens[i - 1]
            is_binary = before.kind in ("word", "number", "string") and before.text != "return" or before.text in (")", "]")
            if token.text in OTHERS and (token.text not in "+-" or is_binary):
                for other in OTHERS[token.text]:
                    self.add(token.start, token.end, other, first, last)
            elif token.kind == "number" and i != n_pieces and INTEGER.match(token.text) and not (before.text == "{" and self.is_at(i + 1, "}")):
                is_negative = before.text == "-" and self.tokens[i - 2].kind == "sign" and self.tokens[i - 2].text not in (")", "]")
                if not is_negative and self.tokens[i - 2].text != "return":
                    self.add(token.start, token.end, "(%s + 1)" % token.text, first, last)
                if int(INTEGER.match(token.text).group(1).rstrip("uUlL"), 0 if not re.match("0[0-7]", token.text) else 8):
                    self.add(token.start, token.end, "(%s - 1)" % token.text, first, last)
            i += 1


def find(path, text):
    """All mutants of a source, in the order of its lines"""
    return Source(path, text).find_all()


def apply(mutant, text):
    return text[:mutant.start] + mutant.text + text[mutant.end:]


def describe(mutant, text):
    """One line: the place, what stood there and what stands there now"""
    def tidy(part):
        return " ".join(part.split())
    begin = text.rfind("\n", 0, mutant.start) + 1
    end = text.find("\n", mutant.end)
    old = tidy(text[begin:end])
    new = tidy(text[begin:mutant.start] + mutant.text + text[mutant.end:end])
    return "%s:%d: %s → %s" % (mutant.path, mutant.line, old, new or "(nothing)")
