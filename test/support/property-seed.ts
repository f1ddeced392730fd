/** One seed for all property tests, so that a run can be had again; `FC_SEED=random` looks elsewhere each time. */
import fc from "fast-check";

const { FC_SEED = "20261123" } = process.env;
if (FC_SEED !== "random") fc.configureGlobal({ seed: Number(FC_SEED) });
