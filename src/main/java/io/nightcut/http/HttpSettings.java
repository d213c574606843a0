package io.nightcut.http;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How connections go out.
 *
 * @param caFile a PEM file with the certificates of further authorities to trust, beside the public ones; empty: none
 */
@ConfigurationProperties("nightcut.http")
record HttpSettings(String caFile) {}
