/** Codes about the lock file. */
import { codes } from "./entry";

export const lockCodes = codes({
  LOCK_SYNTAX: {
    severity: "error",
    message: "the lock cannot be read here: {problem}",
    why: "The lock is the only memory of which address belongs to whom.",
    help: "Restore it from version control; the lock is written by cadastre plan, not by hand.",
  },
  LOCK_VERSION: {
    severity: "error",
    message: "the lock has version {version}; this program writes version {known}",
    why: "A newer program has written it, and guessing at its meaning could move addresses.",
    help: "Use the program that wrote it, or a later one.",
  },
  LOCK_OLD: {
    severity: "warning",
    message: "the lock has format version {version}, which does not record how many entries it has",
    why: "If such a lock were truncated, the missing addresses would be forgotten silently.",
    help: "Run cadastre plan, which writes version {known}, and commit {file}.",
  },
  LOCK_INCOMPLETE: {
    severity: "error",
    message: "the lock is not whole: {problem}",
    why: "Missing entries would get other addresses, and their own could go to something else.",
    help: "Restore it from version control: git checkout HEAD -- {file}.",
  },
  LOCK_UNCOUNTED: {
    severity: "warning",
    message: "the lock says it has {said} entries and has {found}",
    why: "Git has merged two branches' locks line by line, without cadastre lock merge, or somebody has edited it.",
    help: "Nothing is missing. Run cadastre plan, which counts anew and tells of addresses that both branches gave out.",
  },
  LOCK_MISSING: {
    severity: "error",
    message: "{file} is in the last commit but not in the working tree",
    why: "Without it every address would be allocated again, and built resources would be replaced.",
    help: "Restore it: git checkout HEAD -- {file}. If starting anew is meant: cadastre plan --new-lock.",
  },
  LOCK_OVERLAP: {
    severity: "error",
    message: "the lock gives {cidr} to {ref}, which overlaps {other} ({otherCidr})",
    why: "Within a scope an address has one owner. Two branches were merged without cadastre lock merge, or the lock was edited by hand.",
    help: "Whichever of the two is not built yet gives way: cadastre ipam release REF --live, and cadastre plan gives it other addresses.",
  },
  LOCK_OUT_OF_DATE: {
    severity: "error",
    message: "the lock does not match the configuration: {changes}",
    why: "The lock is frozen here, so that addresses change only in a reviewed commit.",
    help: "Run cadastre plan, and commit {file}.",
  },
});
