/** The way back from a filled-in policy to the file: every character that is not a placeholder's keeps its own place. */
import fc from "fast-check";
import { fillPlaceholders, rawOffset } from "../../../src/aws/endpoint-policy/placeholders";

const values = {
  account: "111111111111",
  organization: "o-a1b2c3d4e5",
  region: "us-east-1",
  vpc: "v",
  partition: "aws",
};

const part = fc.constantFrom(
  "{account}",
  "{organization}",
  "{vpc}",
  "{unknown}",
  "${aws:x}",
  "ab",
  "\n",
  '"',
);

test("each place of the filled-in text is traced to the part of the text that it comes from", () => {
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
      const text = parts.join("");
      let raw = 0;
      let filled = 0;
      for (const piece of parts) {
        const value = fillPlaceholders(piece, values);
        for (let i = 0; i < value.length; i++) {
          expect(rawOffset(text, values, filled + i)).toBe(value === piece ? raw + i : raw);
        }
        raw += piece.length;
        filled += value.length;
      }
    }),
  );
});
