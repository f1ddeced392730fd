/** Texts that hurt whoever takes them for more than text. */

/** The beginning and the end of each, by which a test finds it again in an output. */
export const [BEGIN, END] = ["zqa", "zqe"];

/** What stands between them: what some reader or other takes for code, a place, a command or an end. */
const CORES: Readonly<Record<string, string>> = {
  "Terraform's interpolation": '${file("/proc/self/environ")}',
  "Terraform's directive": "%{ if true }x%{ endif }",
  "an interpolation that is escaped already": "$${aws:username}",
  "a directive that is escaped already": "%%{ x }",
  "signs before an interpolation": "$$$${x}%%%{y}$%{z}%${z}",
  "an interpolation that never ends": "${",
  "a token of CDKTF": "${TfToken[TOKEN.0]}",
  "a list token of CDKTF": "#{TfToken[TOKEN.0]}",
  "a map token of CDKTF": "&{TfToken[TOKEN.0]}",
  "a number token of CDKTF": "-1.8881545897087505e+289",
  "a short number token of CDKTF": "a-19e288",
  "a blank of a template": "⟦0⟧⟦1.⟧",
  "double quotes": '" onclick="x',
  "single quotes": "'; touch /tmp/x; '",
  backslashes: "\\n\\\\\\",
  "a line end": "\n.if !defined(X)\n",
  "a carriage return": "\r\nX-Header: 1",
  "line ends of Unicode": "\u2028\u2029\u0085",
  "a tab and a space": "\t ",
  NUL: "\u0000",
  "an escape of terminals": "\u001b[2J\u001b]0;x\u0007",
  "control characters": "\u0001\u007f\u009b31m",
  "marks that turn writing around": "\u202e\u2066x",
  "a command of shells": "$(id)`id`;id|id&&id>x",
  "the end of a document within a script": "\nEND_OF_FILE\n",
  HTML: "</script><img src=x onerror=alert(1)>",
  Markdown: "``` ![x](https://beacon.example/x.png) @acme/owners | x |",
  "a formula of spreadsheets": "=HYPERLINK(1)",
  "a command of GitHub's workflows": "\n::error file=x::y",
  "a word of CDKTF": "String Map Token Value",
};

/** All of them, one after the other, as one text. */
export const ALL_IN_ONE = `${BEGIN}${Object.values(CORES).join("")}${END}`;

/** Texts that are hurtful only as a whole. */
const WHOLE: Readonly<Record<string, string>> = {
  "a whole token of CDKTF": "${TfToken[TOKEN.0]}",
  "a whole list token of CDKTF": "#{TfToken[TOKEN.0]}",
  "a whole map token of CDKTF": "&{TfToken[TOKEN.0]}",
  "a whole number token of CDKTF": "-1.8881545897087505e+289",
  "a value that CDKTF keeps for itself": "String Map Token Value",
  "a member that every object has": "constructor",
  "a comment of Terraform's JSON": "//",
  "a member of CDKTF's constructs": "_children",
  "a formula": "=1+1",
  "a formula by its sign": "+1",
  "a formula with a minus": "-1+1",
  "a formula with an at": "@SUM(1)",
  "a flag": "--help",
  nothing: "",
};

/** All of them by what they are. */
export const HOSTILE_TEXTS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(CORES).map(([what, core]) => [what, `${BEGIN}${core}${END}`])),
  ...WHOLE,
};
