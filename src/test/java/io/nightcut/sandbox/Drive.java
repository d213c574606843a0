package io.nightcut.sandbox;

/** A Drive as its owner knows it: a token opens this one and sees nothing of any other. */
public record Drive(String id, String name, String token) {}
