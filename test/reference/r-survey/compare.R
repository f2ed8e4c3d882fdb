# The estimators of the ten main indicators by R survey on the generated workers; called by compare.mjs.
# Prints name, estimate, standard error, lower and upper limit with 17 digits.
suppressMessages(library(survey))
d <- read.csv(commandArgs(TRUE)[1], colClasses = c(stratum = "character", psu = "character", sex = "character", park = "character"))
des <- svydesign(ids = ~psu, strata = ~stratum, weights = ~w, data = d)
say <- function(name, x) cat(name, sprintf("%.17g", x), "\n")
t_of <- function(name, est, se, df) { q <- qt(0.975, df); say(name, c(est, se, est - q * se, est + q * se)) }
share <- function(name, f, des) { x <- svyciprop(f, des, method = "logit", df = degf(des)); ci <- attr(x, "ci"); say(name, c(as.numeric(x), sqrt(as.numeric(attr(x, "var"))), ci[1], ci[2])) }
whole <- degf(des)
x <- svytotal(~env_job, des); t_of("env_employment_total", coef(x), SE(x), whole)
share("env_employment_share", ~env_job, des)
share("green_job_share", ~green_job, des)
share("decent_share_of_env_jobs", ~green_job, subset(des, env_job == 1))
x <- svyratio(~green_woman, ~green_job, des); t_of("female_share_green_jobs", coef(x), SE(x), whole)
b <- svyby(~green_job, ~sex, des, svymean, covmat = TRUE)
x <- svycontrast(b, c(F = 1, M = -1)); t_of("green_job_gender_gap", coef(x), SE(x), whole)
x <- svymean(~hourly, des); t_of("hourly_earnings_mean", coef(x), SE(x), whole)
b <- svyby(~hourly, ~sex, des, svymean, covmat = TRUE)
x <- svycontrast(b, quote(1 - F / M)); t_of("gpg_mean", coef(x), SE(x), whole)
x <- svyquantile(~hourly, des, 0.5, interval.type = "mean", qrule = "math", df = whole)
say("hourly_earnings_median", c(x$hourly[1], x$hourly[4], x$hourly[2], x$hourly[3]))
share("social_insurance_full_rate_of_women", ~insured, subset(des, sex == "F"))
cal <- calibrate(des, list(~sex, ~park), population = list(table(sex = rep(c("F", "M"), c(13000, 15000))), table(park = rep(c("p1", "p2", "p3", "p4"), c(9000, 8000, 6000, 5000)))), calfun = "raking", epsilon = 1e-12, maxit = 200)
x <- svymean(~green_job, cal); t_of("green_job_share_calibrated", coef(x), SE(x), whole)
