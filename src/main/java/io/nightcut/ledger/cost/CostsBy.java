package io.nightcut.ledger.cost;

/** By what the costs of paid calls are put together. */
public enum CostsBy {

    /** The one that was read last, of those that have the project. */
    MANIFEST,

    /** Of an import, the one that its project has now. */
    PROMPT,

    /** That Descript's agent used; an import has none. */
    MODEL,

    /** In which the call was submitted, by UTC. */
    MONTH,

    /** Who answers for the project, as the manifest says that was read last of those that have it. */
    OWNER
}
