/** Placeholders in policy texts. */
import {
  fillPlaceholders,
  PLACEHOLDERS,
  unknownPlaceholders,
} from "../../../src/aws/endpoint-policy/placeholders";

const values = {
  account: "111111111111",
  organization: "o-a1b2c3d4e5",
  region: "us-east-1",
  vpc: "shared",
  partition: "aws",
};

it("fills in every placeholder, wherever it stands", () => {
  const text = PLACEHOLDERS.map((word) => `{${word}}`).join(" ");
  expect(fillPlaceholders(text, values)).toBe("111111111111 o-a1b2c3d4e5 aws us-east-1 shared");
  expect(fillPlaceholders("arn:{partition}:s3:::logs-{account}-{account}/*", values)).toBe(
    "arn:aws:s3:::logs-111111111111-111111111111/*",
  );
});

it("leaves IAM's own variables, braces of JSON and unknown words alone", () => {
  for (const text of ["${aws:username}", "${account}", '{"a":{}}', "{ account }", "{acount}", "{toString}"]) {
    expect(fillPlaceholders(text, values)).toBe(text);
  }
});

it("names words in braces that stand for nothing", () => {
  expect(unknownPlaceholders('{"Resource":"arn:{partition}:s3:::{bucket}-${aws:userid}"}')).toEqual([
    { word: "bucket", offset: 34 },
  ]);
});
