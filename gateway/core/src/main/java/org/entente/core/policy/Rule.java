package org.entente.core.policy;

/** One rule of the book; its class name is the rule as a sentence. Pure: no clock, no files, no network. */
public interface Rule {

    /** The law or text it comes from, with article or section. */
    String source();

    Verdict judge(Question question);
}
