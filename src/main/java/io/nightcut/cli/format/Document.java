package io.nightcut.cli.format;

import io.nightcut.results.CsvTable;

/** What a command has found out: a record, whose components are the fields of its JSON document. */
public interface Document {

    /** The part of it that is a table. */
    CsvTable table();
}
